using Ledgerline.Centres.Audit;
using Ledgerline.Centres.Centres;
using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

internal sealed class CentresModel : IEntityModel
{
    public const string Schema = "centres";

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Centre>(centre =>
        {
            centre.ToTable("centres", Schema);
            centre.Property(c => c.Name).HasMaxLength(Centre.MaxNameLength);
            centre.Property(c => c.Zone).HasMaxLength(Centre.MaxZoneLength);
        });
        builder.Entity<Person>(person =>
        {
            person.ToTable("people", Schema);
            person.Property(p => p.UserName).HasMaxLength(Person.MaxNameLength).IsRequired();
            person.Property(p => p.NormalizedUserName).HasMaxLength(Person.MaxNameLength).IsRequired();
            person.HasIndex(p => p.NormalizedUserName).IsUnique();
            person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();
            // No e-mail and no telephone number of a volunteer is ever asked or kept.
            person.Ignore(p => p.Email).Ignore(p => p.NormalizedEmail).Ignore(p => p.EmailConfirmed);
            person.Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed);
        });
        builder.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships", Schema);
            membership.HasKey(m => new { m.PersonId, m.CentreId, m.Role });
            membership.HasOne(m => m.Person).WithMany(p => p.Memberships).HasForeignKey(m => m.PersonId);
            membership.HasOne(m => m.Centre).WithMany().HasForeignKey(m => m.CentreId);
        });
        builder.Entity<Suspension>(suspension =>
        {
            suspension.ToTable("suspensions", Schema);
            suspension.HasKey(s => new { s.PersonId, s.CentreId });
            suspension.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
            suspension.HasOne<Centre>().WithMany().HasForeignKey(s => s.CentreId);
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("sessions", Schema);
            session.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId);
            session.HasIndex(s => s.StartedAt);
        });
        builder.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("passkeys", Schema);
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(Passkey.MaxIdBytes);
            passkey.Property(p => p.Name).HasMaxLength(Passkey.MaxNameLength);
            passkey.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_codes", Schema);
            code.HasKey(c => new { c.PersonId, c.Hash });
            code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations", Schema);
            invitation.Property(i => i.Name).HasMaxLength(Person.MaxNameLength);
            invitation.HasIndex(i => i.CodeHash).IsUnique();
            invitation.HasIndex(i => i.CentreId);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit_entries", Schema);
            entry.HasIndex(e => new { e.CentreId, e.Sequence }).IsUnique();
            // A coordinator asks what somebody did, or who did something, among very many.
            entry.HasIndex(e => new { e.CentreId, e.PersonId, e.Sequence });
            entry.HasIndex(e => new { e.CentreId, e.Action, e.Sequence });
            // What is not chained yet; usually nothing.
            entry.HasIndex(e => e.Id).HasFilter("sequence IS NULL");
        });
        builder.Entity<AuditHead>(head =>
        {
            head.ToTable("audit_heads", Schema);
            head.HasKey(h => h.CentreId);
            head.Property(h => h.CentreId).ValueGeneratedNever();
        });
    }
}
