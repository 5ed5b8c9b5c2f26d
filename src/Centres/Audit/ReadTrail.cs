using System.Runtime.CompilerServices;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Audit;

/// <summary>What is asked for of a trail.</summary>
/// <param name="Before">Only entries below this sequence; null for the newest.</param>
/// <param name="Person">Only what she did.</param>
/// <param name="Action">Only what was done so.</param>
internal sealed record TrailWish(long? Before, Guid? Person, string? Action);

/// <summary>Reads the trail of one centre.</summary>
internal sealed class ReadTrail(LedgerlineDb db)
{
    /// <summary>How many entries are in memory at once where a whole trail is read.</summary>
    public const int Batch = 1_000;

    /// <summary>The newest of what is wished for, newest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<AuditEntry>> NewestAsync(CentreId centre, TrailWish wish, int most, CancellationToken cancel)
    {
        var before = wish.Before ?? long.MaxValue;
        var entries = Of(centre).Where(entry => entry.Sequence < before);
        if (wish.Person is { } person)
            entries = entries.Where(entry => entry.PersonId == person);
        if (wish.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        return await entries.OrderByDescending(entry => entry.Sequence).Take(most).ToListAsync(cancel);
    }

    /// <summary>
    /// All entries in the order of the chain. Each batch is a statement of its own: a reader who is slow holds nothing open in the database, which on SQLite would
    /// keep what was deleted from being wiped.
    /// </summary>
    public async IAsyncEnumerable<AuditEntry> InOrderAsync(CentreId centre, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = long.MinValue;
        List<AuditEntry> batch;
        do
        {
            var after = last;
            batch = await Of(centre).Where(entry => entry.Sequence > after).OrderBy(entry => entry.Sequence).Take(Batch).ToListAsync(cancel);
            foreach (var entry in batch)
            {
                last = entry.Sequence!.Value;
                yield return entry;
            }
        }
        while (batch.Count == Batch);
    }

    /// <summary>The end of the centre's chain; null where it has none yet.</summary>
    public Task<AuditHead?> HeadAsync(CentreId centre, CancellationToken cancel) =>
        db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(head => head.CentreId == centre.Value, cancel);

    /// <summary>Whether something of the centre's stands in no chain.</summary>
    public Task<bool> HasUnchainedAsync(CentreId centre, CancellationToken cancel) =>
        db.Set<AuditEntry>().AnyAsync(entry => entry.CentreId == centre.Value && entry.Sequence == null, cancel);

    private IQueryable<AuditEntry> Of(CentreId centre) => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.CentreId == centre.Value && entry.Sequence != null);
}
