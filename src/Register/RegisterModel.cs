using Ledgerline.Register.Annulling;
using Ledgerline.Register.Declaring;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Receipts;
using Ledgerline.Register.Reviewing;
using Ledgerline.Register.Sealing;
using Ledgerline.Register.Searching;
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
        ConfigureReview(builder);
        ConfigureSealed(builder);
        ConfigureLog(builder);
        ConfigureAnnulled(builder);
        ConfigureReceipts(builder);
        ConfigureNames(builder);
    }

    private static void ConfigureHeld(ModelBuilder builder)
    {
        builder.Entity<Group>(group =>
        {
            group.ToTable("groups", Schema);
            group.Property(g => g.Id).ValueGeneratedNever();
            group.HasIndex(g => g.ShiftToken);
            // The sealer takes those that are due longest.
            group.HasIndex(g => new { g.State, g.HeldUntil });
        });
        builder.Entity<Declaration>(declaration =>
        {
            declaration.ToTable("declarations", Schema);
            declaration.Property(d => d.Id).ValueGeneratedNever();
            declaration.HasIndex(d => new { d.GroupId, d.Position }).IsUnique();
            declaration.HasIndex(d => d.ReceiptKey).IsUnique();
            // Cascading, so that PostgreSQL need not look for people of every sealed group after they were deleted: that was a fifth of a seal.
            declaration.HasOne<Group>().WithMany(g => g.People).HasForeignKey(d => d.GroupId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void ConfigureReview(ModelBuilder builder) => builder.Entity<WatchedName>(watched =>
    {
        watched.ToTable("watched_names", Schema);
        watched.HasKey(w => w.Name);
    });

    private static void ConfigureSealed(ModelBuilder builder)
    {
        builder.Entity<Entry>(entry =>
        {
            entry.ToTable("entries", Schema);
            entry.HasKey(e => e.Index);
            entry.Property(e => e.Index).ValueGeneratedNever();
            entry.HasIndex(e => e.ReceiptKey).IsUnique();
        });
        builder.Entity<Tally>(tally =>
        {
            tally.ToTable("tallies", Schema);
            tally.HasKey(t => new { t.Day, t.Centre, t.Channel, t.Organisation });
        });
        builder.Entity<ListPage>(page =>
        {
            page.ToTable("list_pages", Schema);
            page.HasKey(p => new { p.List, p.Number });
        });
    }

    private static void ConfigureLog(ModelBuilder builder)
    {
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
        builder.Entity<SignedCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("checkpoints", Schema);
            checkpoint.HasKey(c => c.Size);
            checkpoint.Property(c => c.Size).ValueGeneratedNever();
        });
        builder.Entity<DayTotal>(total =>
        {
            total.ToTable("day_totals", Schema);
            total.HasKey(t => new { t.Day, t.Organisation });
        });
        builder.Entity<StaleRecord>(stale =>
        {
            stale.ToTable("stale_records", Schema);
            stale.HasKey(s => s.Index);
            stale.Property(s => s.Index).ValueGeneratedNever();
        });
        builder.Entity<WitnessState>(witness =>
        {
            witness.ToTable("witnesses", Schema);
            witness.HasKey(w => w.Name);
        });
    }

    private static void ConfigureAnnulled(ModelBuilder builder)
    {
        builder.Entity<Annulment>(annulment =>
        {
            annulment.ToTable("annulments", Schema);
            annulment.HasKey(a => a.Index);
            annulment.Property(a => a.Index).ValueGeneratedNever();
            annulment.HasIndex(a => a.Entry).IsUnique();
        });
        builder.Entity<OrderedAnnulment>(ordered =>
        {
            ordered.ToTable("ordered_annulments", Schema);
            ordered.HasKey(o => o.Entry);
            ordered.Property(o => o.Entry).ValueGeneratedNever();
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

    private static void ConfigureNames(ModelBuilder builder)
    {
        builder.Entity<IndexedName>(name =>
        {
            // By entry, so that an erased one's keys are found; on SQLite the migration makes it a table WITHOUT ROWID, which is this key and nothing besides.
            name.ToTable("names", Schema);
            name.HasKey(n => new { n.Entry, n.Kind, n.Key });
            // All that a search reads, in the order in which it is shown. Keys are bytes, which both engines order by their bytes.
            name.HasIndex(n => new { n.Kind, n.Key, n.Entry });
        });
        builder.Entity<NameIndexState>(state =>
        {
            state.ToTable("name_index", Schema);
            state.Property(s => s.Id).ValueGeneratedNever();
        });
    }
}
