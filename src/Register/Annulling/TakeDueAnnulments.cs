using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Annulling;

/// <summary>An annulment that is about to be sealed.</summary>
/// <param name="Day">The day of the annulment.</param>
/// <param name="Declared">The day on which the annulled person declared.</param>
internal sealed record NewAnnulment(EntryIndex Entry, AnnulmentReason Reason, DateOnly Day, DateOnly Declared, Organisations Organisations);

/// <summary>Takes the ordered annulments that cannot be taken back any more out of their waiting room.</summary>
internal sealed class TakeDueAnnulments(LedgerlineDb db, RegisterOptions options, TimeProvider time, WriteSteps steps)
{
    public Task<bool> AnyAsync(CancellationToken cancel) => Due().AnyAsync(cancel);

    /// <summary>Within the sealer's write transaction.</summary>
    public async Task<IReadOnlyList<NewAnnulment>> TakeAsync(CancellationToken cancel)
    {
        var due = await Due().AsNoTracking().OrderBy(row => row.Entry).Take(options.MaximumBatch).ToListAsync(cancel);
        if (due.Count == 0)
            return [];
        var indices = due.Select(row => row.Entry).ToList();
        var entries = await db.Set<Entry>().AsNoTracking()
            .Where(entry => indices.Contains(entry.Index) && !db.Set<Annulment>().Any(annulled => annulled.Entry == entry.Index))
            .Select(entry => new { entry.Index, entry.Day, entry.Organisations }).ToDictionaryAsync(entry => entry.Index, cancel);
        await steps.RunAsync("take ordered annulments", () => db.Set<OrderedAnnulment>().Where(row => indices.Contains(row.Entry)).ExecuteDeleteAsync(cancel));

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. from row in due
                   where entries.ContainsKey(row.Entry)
                   let entry = entries[row.Entry]
                   select new NewAnnulment(new EntryIndex(row.Entry), row.Reason, today, entry.Day, entry.Organisations)];
    }

    private IQueryable<OrderedAnnulment> Due()
    {
        var orderedBy = time.GetUtcNow() - options.Hold;
        return db.Set<OrderedAnnulment>().Where(row => row.OrderedAt <= orderedBy);
    }
}
