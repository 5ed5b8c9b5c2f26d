using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reading;

/// <summary>
/// Takes hold of entries for the rest of the write transaction, so that two people who decide about the same ones do it one after the other. On SQLite
/// the transaction itself does.
/// </summary>
internal static class LockEntries
{
    /// <returns>Those that are there; whatever else the caller reads, it reads after this.</returns>
    public static async Task<IReadOnlyList<Entry>> LockEntriesAsync(this LedgerlineDb db, IReadOnlyCollection<EntryIndex> entries, CancellationToken cancel)
    {
        var indices = entries.Select(entry => entry.Value).Order().ToArray();
        if (db.Source.Engine == DatabaseEngine.Sqlite)
            return await db.Set<Entry>().AsNoTracking().Where(entry => indices.Contains(entry.Index)).ToListAsync(cancel);
        return await db.Set<Entry>()
            .FromSqlRaw("""SELECT * FROM "register"."entries" WHERE "index" = ANY ({0}) ORDER BY "index" FOR UPDATE""", indices)
            .AsNoTracking().ToListAsync(cancel);
    }
}
