using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Annulling;

/// <summary>An annulment that is about to be sealed.</summary>
/// <param name="Day">The day of the annulment.</param>
/// <param name="Declared">The day on which the annulled person declared.</param>
internal sealed record NewAnnulment(EntryIndex Entry, AnnulmentReason Reason, DateOnly Day, DateOnly Declared, Organisations Organisations, NameKind Kind);

/// <summary>Takes the ordered annulments that cannot be taken back any more out of their waiting room.</summary>
internal sealed class TakeDueAnnulments(LedgerlineDb db, RegisterOptions options, TimeProvider time, WriteSteps steps)
{
    public Task<bool> AnyAsync(CancellationToken cancel) => Due().AnyAsync(cancel);

    /// <summary>Within the sealer's write transaction.</summary>
    public async Task<IReadOnlyList<NewAnnulment>> TakeAsync(CancellationToken cancel)
    {
        if (!await AnyAsync(cancel))
            return [];
        List<OrderedAnnulment> due = [];
        await steps.RunAsync("take ordered annulments", async () => due = await TakeOutAsync(cancel));
        var indices = due.Select(row => row.Entry).ToList();
        var entries = await db.Set<Entry>().AsNoTracking()
            .Where(entry => indices.Contains(entry.Index) && !db.Set<Annulment>().Any(annulled => annulled.Entry == entry.Index))
            .Select(entry => new { entry.Index, entry.Day, entry.Organisations, entry.Kind }).ToDictionaryAsync(entry => entry.Index, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. from row in due
                   where entries.ContainsKey(row.Entry)
                   let entry = entries[row.Entry]
                   select new NewAnnulment(new EntryIndex(row.Entry), row.Reason, today, entry.Day, entry.Organisations, entry.Kind)];
    }

    /// <summary>In one statement: what somebody takes back meanwhile is not taken.</summary>
    private async Task<List<OrderedAnnulment>> TakeOutAsync(CancellationToken cancel)
    {
        var table = db.Source.Table(RegisterModel.Schema, "ordered_annulments");
#pragma warning disable EF1002 // Only the table's name is put into the text.
        var taken = await db.Set<OrderedAnnulment>().FromSqlRaw(
            $"DELETE FROM {table} WHERE entry IN (SELECT entry FROM {table} WHERE ordered_at <= {{0}} ORDER BY entry LIMIT {{1}}) RETURNING *",
            OrderedBy.ToUnixTimeMilliseconds(),
            options.MaximumBatch).AsNoTracking().ToListAsync(cancel);
#pragma warning restore EF1002
        return [.. taken.OrderBy(row => row.Entry)];
    }

    private DateTimeOffset OrderedBy => time.GetUtcNow() - options.Hold;

    private IQueryable<OrderedAnnulment> Due()
    {
        var orderedBy = OrderedBy;
        return db.Set<OrderedAnnulment>().Where(row => row.OrderedAt <= orderedBy);
    }
}
