using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reading;

/// <summary>What a registrar who typed a number sees before deciding.</summary>
/// <param name="Entry">Null where no entry has this index: nothing has, or an annulment.</param>
/// <param name="Annulled">What annuls the entry, or null.</param>
/// <param name="IsOrdered">Whether an annulment of the entry waits to be sealed.</param>
internal sealed record SeenEntry(EntryIndex Index, ShownEntry? Entry, ShownAnnulment? Annulled, bool IsOrdered);

/// <summary>Reads entries by their numbers.</summary>
internal sealed class LookAtEntries(LedgerlineDb db, ReadAnnulments annulments)
{
    /// <returns>One for each number, in the same order.</returns>
    public async Task<IReadOnlyList<SeenEntry>> LookAsync(EntryNumbers numbers, CancellationToken cancel)
    {
        var indices = numbers.Indices.Select(index => index.Value).ToArray();
        var entries = await db.Set<Entry>().AsNoTracking().Where(entry => indices.Contains(entry.Index))
            .Select(entry => new ShownEntry(new EntryIndex(entry.Index), entry.Day, entry.Organisations, entry.Kind, entry.Name))
            .ToDictionaryAsync(entry => entry.Index, cancel);
        // In this order: one that is sealed meanwhile is found as annulled.
        var ordered = await db.Set<OrderedAnnulment>().AsNoTracking().Where(row => indices.Contains(row.Entry)).Select(row => row.Entry).ToHashSetAsync(cancel);
        var annulled = await annulments.OfEntriesAsync(numbers.Indices, cancel);
        return
        [
            .. numbers.Indices.Select(index => new SeenEntry(
                index, entries.GetValueOrDefault(index), annulled.GetValueOrDefault(index), ordered.Contains(index.Value))),
        ];
    }
}
