using System.Linq.Expressions;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reading;

/// <summary>An annulment as it is shown: a leaf of the log with an index of its own, about an entry.</summary>
internal sealed record ShownAnnulment(EntryIndex Index, EntryIndex Entry, AnnulmentReason Reason, DateOnly Day);

/// <summary>An annulment with its leaf as it is hashed.</summary>
internal sealed record AnnulmentProof(ShownAnnulment Annulment, byte[] Leaf);

/// <summary>Reads which entries were annulled.</summary>
internal sealed class ReadAnnulments(LedgerlineDb db)
{
    private static readonly Expression<Func<Annulment, ShownAnnulment>> Shown =
        row => new ShownAnnulment(new EntryIndex(row.Index), new EntryIndex(row.Entry), row.Reason, row.Day);

    /// <summary>What annuls the entry, or null.</summary>
    public Task<ShownAnnulment?> OfEntryAsync(EntryIndex entry, CancellationToken cancel)
    {
        var number = entry.Value;
        return db.Set<Annulment>().AsNoTracking().Where(row => row.Entry == number).Select(Shown).SingleOrDefaultAsync(cancel);
    }

    /// <summary>What annuls each of these entries, by entry; those that are not annulled are not in it.</summary>
    public Task<Dictionary<EntryIndex, ShownAnnulment>> OfEntriesAsync(IEnumerable<EntryIndex> entries, CancellationToken cancel)
    {
        var numbers = entries.Select(entry => entry.Value).ToArray();
        return db.Set<Annulment>().AsNoTracking().Where(row => numbers.Contains(row.Entry)).Select(Shown).ToDictionaryAsync(each => each.Entry, cancel);
    }

    /// <summary>The annulment that is the leaf of that index, or null where that leaf is something else.</summary>
    public async Task<AnnulmentProof?> AtAsync(EntryIndex index, CancellationToken cancel)
    {
        var number = index.Value;
        return await db.Set<Annulment>().AsNoTracking().Where(row => row.Index == number).Select(Shown).SingleOrDefaultAsync(cancel) is { } found
            ? new AnnulmentProof(found, (await db.Set<Leaf>().AsNoTracking().SingleAsync(leaf => leaf.Index == number, cancel)).Bytes)
            : null;
    }

    /// <summary>Those that touch a run of indices: their own leaf is in it, or the entry that they annul.</summary>
    public Task<List<ShownAnnulment>> TouchingAsync(long from, long until, CancellationToken cancel) =>
        db.Set<Annulment>().AsNoTracking()
            .Where(row => (row.Index >= from && row.Index < until) || (row.Entry >= from && row.Entry < until)).Select(Shown).ToListAsync(cancel);

    /// <summary>The newest, newest first.</summary>
    /// <param name="before">Only those with a smaller index; null for all.</param>
    public Task<List<ShownAnnulment>> NewestAsync(long? before, int most, CancellationToken cancel) =>
        db.Set<Annulment>().AsNoTracking().Where(row => before == null || row.Index < before).OrderByDescending(row => row.Index)
            .Take(most).Select(Shown).ToListAsync(cancel);
}
