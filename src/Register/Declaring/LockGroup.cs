using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Declaring;

/// <summary>Takes hold of a group for the rest of the write transaction. On SQLite the transaction itself does.</summary>
internal static class LockGroup
{
    public static async Task<Group?> LockGroupAsync(this LedgerlineDb db, Guid id, CancellationToken cancel)
    {
        var rowLock = db.Source.Engine == DatabaseEngine.PostgreSql ? "FOR UPDATE" : "";
#pragma warning disable EF1002 // Only the table's name is put into the text.
        var found = await db.Set<Group>()
            .FromSqlRaw($"SELECT * FROM {db.Source.Table(RegisterModel.Schema, "groups")} WHERE id = {{0}} {rowLock}", id)
            .ToListAsync(cancel);
#pragma warning restore EF1002
        return found.SingleOrDefault();
    }
}
