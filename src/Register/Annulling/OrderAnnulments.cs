using System.Security.Claims;
using Ledgerline.Register.Reading;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Annulling;

/// <summary>What became of the order to annul one entry. Where it is not <see cref="Ordered"/>, nothing was changed.</summary>
internal enum OrderOutcome
{
    /// <summary>It is sealed after the hold, unless it is taken back.</summary>
    Ordered,

    /// <summary>No entry has this index: nothing has, or an annulment.</summary>
    NotAnEntry,

    AlreadyAnnulled,

    /// <summary>Waits to be sealed already; its reason stays.</summary>
    AlreadyOrdered,
}

/// <summary>Orders that entries be annulled. They still count until it is sealed.</summary>
internal sealed class OrderAnnulments(LedgerlineDb db, RecordAct record, TimeProvider time)
{
    /// <summary>How many entries can be annulled at once.</summary>
    public const int Most = 10_000;

    /// <param name="by">Who of the staff orders it; null for nobody, as in an invented register.</param>
    /// <returns>What became of each of the entries, durably.</returns>
    /// <exception cref="ArgumentException">More than <see cref="Most"/>.</exception>
    public async Task<IReadOnlyDictionary<EntryIndex, OrderOutcome>> OrderAsync(
        ClaimsPrincipal? by, IReadOnlyCollection<EntryIndex> entries, AnnulmentReason reason, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, Most);
        await using var write = await db.BeginWriteAsync(cancel);
        var outcomes = await JudgeAsync(entries, cancel);
        var now = time.GetUtcNow();
        db.AddRange(outcomes.Where(each => each.Value == OrderOutcome.Ordered)
            .Select(each => new OrderedAnnulment { Entry = each.Key.Value, Reason = reason, OrderedAt = now }));
        await db.SaveChangesAsync(cancel);
        if (by is not null && outcomes.ContainsValue(OrderOutcome.Ordered))
            record(by, "annulments-ordered");
        await write.CommitAsync(cancel);
        return outcomes;
    }

    private async Task<Dictionary<EntryIndex, OrderOutcome>> JudgeAsync(IReadOnlyCollection<EntryIndex> entries, CancellationToken cancel)
    {
        var there = (await db.LockEntriesAsync(entries, cancel)).Select(entry => entry.Index).ToHashSet();
        // In this order: what the sealer takes out of the first meanwhile is found in the second.
        var ordered = await db.Set<OrderedAnnulment>().Where(row => there.Contains(row.Entry)).Select(row => row.Entry).ToHashSetAsync(cancel);
        var annulled = await db.Set<Annulment>().Where(row => there.Contains(row.Entry)).Select(row => row.Entry).ToHashSetAsync(cancel);
        return entries.Distinct().ToDictionary(entry => entry, entry => entry.Value switch
        {
            var index when !there.Contains(index) => OrderOutcome.NotAnEntry,
            var index when annulled.Contains(index) => OrderOutcome.AlreadyAnnulled,
            var index when ordered.Contains(index) => OrderOutcome.AlreadyOrdered,
            _ => OrderOutcome.Ordered,
        });
    }
}
