using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>The register's tables.</summary>
internal sealed class RegisterModel : IEntityModel
{
    public const string Schema = "register";

    public void Configure(ModelBuilder builder)
    {
        ConfigureHeld(builder);
        ConfigureSealed(builder);
        ConfigureReceipts(builder);
    }

    private static void ConfigureHeld(ModelBuilder builder)
    {
        builder.Entity<Group>(group =>
        {
            group.ToTable("groups", Schema);
            group.Property(g => g.Id).ValueGeneratedNever();
            group.HasIndex(g => g.ShiftToken);
        });
        builder.Entity<Declaration>(declaration =>
        {
            declaration.ToTable("declarations", Schema);
            declaration.Property(d => d.Id).ValueGeneratedNever();
            declaration.HasIndex(d => new { d.GroupId, d.Position }).IsUnique();
            declaration.HasIndex(d => d.ReceiptKey).IsUnique();
            declaration.HasOne<Group>().WithMany(g => g.People).HasForeignKey(d => d.GroupId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void ConfigureSealed(ModelBuilder builder)
    {
        builder.Entity<Entry>(entry =>
        {
            entry.ToTable("entries", Schema);
            entry.HasKey(e => e.Index);
            entry.Property(e => e.Index).ValueGeneratedNever();
            entry.HasIndex(e => e.ReceiptKey).IsUnique();
        });
        builder.Entity<Leaf>(leaf =>
        {
            leaf.ToTable("leaves", Schema);
            leaf.HasKey(l => l.Index);
            leaf.Property(l => l.Index).ValueGeneratedNever();
        });
        builder.Entity<LogState>(state =>
        {
            state.ToTable("log_state", Schema);
            state.Property(s => s.Id).ValueGeneratedNever();
        });
        builder.Entity<Tally>(tally =>
        {
            tally.ToTable("tallies", Schema);
            tally.HasKey(t => new { t.Day, t.Centre, t.Channel, t.Organisation });
        });
    }

    private static void ConfigureReceipts(ModelBuilder builder)
    {
        builder.Entity<RetiredId>(retired =>
        {
            retired.ToTable("retired_ids", Schema);
            retired.HasKey(r => r.Key);
            retired.Property(r => r.Key).ValueGeneratedNever();
        });
        builder.Entity<ClosedReceipt>(closed =>
        {
            closed.ToTable("closed_receipts", Schema);
            closed.HasKey(c => c.ReceiptKey);
            closed.Property(c => c.ReceiptKey).ValueGeneratedNever();
        });
    }
}
