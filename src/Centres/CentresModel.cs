using Ledgerline.Centres.Audit;
using Ledgerline.Centres.Centres;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

internal sealed class CentresModel : IEntityModel
{
    private const string Schema = "centres";

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
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit_entries", Schema);
            entry.HasIndex(e => new { e.CentreId, e.Id });
        });
    }
}
