using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Searching;

/// <summary>Keeps account of how much of the register is indexed.</summary>
internal sealed class NameIndex(LedgerlineDb db)
{
    /// <summary>Names the advisory lock of <see cref="HoldAsync"/>: "Ledgname" in ASCII.</summary>
    private const long Lock = 0x4C6564676E616D65;

    /// <summary>
    /// Taken first of all by whoever indexes names that were read before (alone), and by whoever erases some: so that no name is erased between being read and being
    /// indexed, and stays in the index. Until the transaction's end; on SQLite the transaction itself is enough.
    /// </summary>
    public async Task HoldAsync(bool alone, CancellationToken cancel)
    {
        if (db.Source.Engine == DatabaseEngine.PostgreSql)
            await db.Database.ExecuteSqlRawAsync(alone ? "SELECT pg_advisory_xact_lock({0})" : "SELECT pg_advisory_xact_lock_shared({0})", [Lock], cancel);
    }

    /// <summary>
    /// Notes, in the transaction that seals, that the entries of a batch have their keys. Where those before them still wait to be indexed, nothing is noted, and the
    /// batch is indexed again in its turn.
    /// </summary>
    public async Task SealedAsync(long from, long until, CancellationToken cancel)
    {
        if (await MoveAsync(from, until, cancel) || from > 0 || await db.Set<NameIndexState>().AnyAsync(cancel))
            return;
        db.Add(new NameIndexState { Version = NameKeys.Version, FilledTo = until });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Moves on from where it stands; false where it stands elsewhere, or the keys are another version's.</summary>
    public async Task<bool> MoveAsync(long from, long until, CancellationToken cancel) => await db.Set<NameIndexState>()
        .Where(state => state.Id == NameIndexState.OnlyId && state.Version == NameKeys.Version && state.FilledTo == from)
        .ExecuteUpdateAsync(row => row.SetProperty(state => state.FilledTo, until), cancel) == 1;

    /// <summary>Whether names wait to be indexed.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken cancel)
    {
        var size = await db.Set<LogState>().Select(log => log.Size).SingleOrDefaultAsync(cancel);
        return size > 0 && !await db.Set<NameIndexState>().AnyAsync(state => state.Version == NameKeys.Version && state.FilledTo >= size, cancel);
    }
}
