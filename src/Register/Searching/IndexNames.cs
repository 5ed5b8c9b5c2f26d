using Ledgerline.Register.Searching;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>
/// Indexes the names that were sealed before there was an index, or under another version of its keys, a bounded batch a transaction. Where it is stopped it goes on
/// the next time. Sealing goes on meanwhile, and indexes what it seals.
/// </summary>
public sealed class IndexNames
{
    private const int Batch = 10_000;

    private readonly LedgerlineDb _db;
    private readonly ISealedRows _rows;
    private readonly NameIndex _index;

    internal IndexNames(LedgerlineDb db, ISealedRows rows, NameIndex index) => (_db, _rows, _index) = (db, rows, index);

    /// <summary>Indexes one batch.</summary>
    /// <returns>How many leaves of the log were gone through; 0 when everything is indexed.</returns>
    public async Task<long> NextBatchAsync(CancellationToken cancel = default)
    {
        if (!await _index.IsBehindAsync(cancel))
            return 0;
        await using var write = await _db.BeginWriteAsync(cancel);
        await _index.HoldAsync(alone: true, cancel);
        var from = await StartAsync(cancel);
        var size = await _db.Set<LogState>().Select(log => log.Size).SingleAsync(cancel);
        var until = Math.Min(from + Batch, size);
        await IndexAsync(from, until, cancel);
        // Another process may have done the same batch meanwhile; then this one is rolled back.
        if (!await _index.MoveAsync(from, until, cancel))
            return 0;
        await write.CommitAsync(cancel);
        return until - from;
    }

    /// <summary>Where to go on. Begins anew where the keys are another version's.</summary>
    private async Task<long> StartAsync(CancellationToken cancel)
    {
        var state = await _db.Set<NameIndexState>().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (state is { Version: NameKeys.Version })
            return state.FilledTo;
        if (state is null)
            _db.Add(new NameIndexState { Version = NameKeys.Version, FilledTo = 0 });
        else
            _db.Update(new NameIndexState { Version = NameKeys.Version, FilledTo = 0 });
        await _db.SaveChangesAsync(cancel);
        _db.ChangeTracker.Clear();
        return 0;
    }

    private async Task IndexAsync(long from, long until, CancellationToken cancel)
    {
        var names = await _db.Set<Entry>().AsNoTracking().Where(entry => entry.Index >= from && entry.Index < until && entry.Name != null)
            .Select(entry => new { entry.Index, Name = entry.Name! }).ToListAsync(cancel);
        await _db.Set<IndexedName>().Where(row => row.Entry >= from && row.Entry < until).ExecuteDeleteAsync(cancel);
        var keys = names.AsParallel().WithCancellation(cancel).Select(name => (name.Index, NameKeys.Of(name.Name)));
        await _rows.IndexAsync(_db, NewNames.InOrder(keys), cancel);
    }
}
