using Ledgerline.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Storage;

/// <summary>Brings the database's schema up to the program's, and makes sure that key and database belong together.</summary>
public sealed class Schema(LedgerlineDb db, KeyRing keys)
{
    /// <summary>
    /// For its planner PostgreSQL keeps samples of a column's values (pg_statistic), which nothing wipes when the rows are deleted: a name, a time, an id would
    /// stay there after sealing or erasure. Of columns that can hold such values it keeps none; days, counts and kinds it may sample.
    /// </summary>
    private const string KeepNoSamples =
        """
        DO $$
        DECLARE held record;
        BEGIN
            FOR held IN
                SELECT t.oid::regclass AS name, c.attname AS col FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute c ON c.attrelid = t.oid
                WHERE t.relkind = 'r' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' AND c.attnum > 0 AND NOT c.attisdropped
                    AND c.atttypid IN ('bytea'::regtype, 'text'::regtype, 'uuid'::regtype, 'bigint'::regtype) AND c.attstattarget IS DISTINCT FROM 0
            LOOP
                EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', held.name, held.col);
            END LOOP;
        END $$;
        """;

    /// <summary>Applies every pending migration. Run by <c>ledgerline migrate</c>, and at each start on the embedded database.</summary>
    public async Task MigrateAsync(CancellationToken cancel = default)
    {
        await db.Database.MigrateAsync(cancel);
        if (db.Source.Engine == DatabaseEngine.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
        else
            await db.Database.ExecuteSqlRawAsync(KeepNoSamples, cancel);
    }

    /// <summary>The names of the migrations that the database lacks, oldest first.</summary>
    public async Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken cancel = default) =>
        [.. await db.Database.GetPendingMigrationsAsync(cancel)];

    /// <summary>Whether the program's entities have changed since its newest migration was made: a mistake of its developers.</summary>
    public bool HasUnmigratedChanges() => db.Database.HasPendingModelChanges();

    /// <summary>
    /// Marks a new database with the key it belongs to, or checks the mark.
    /// </summary>
    /// <exception cref="WrongMasterKeyException">The database was made with another key: nothing sealed in it could be opened.</exception>
    public async Task CheckKeyAsync(CancellationToken cancel = default)
    {
        var proof = keys.Hash(KeyPurpose.KeyCheck, "ledgerline"u8);
        var saved = await db.Set<KeyCheck>().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (saved is null)
        {
            db.Add(new KeyCheck { Id = 1, Proof = proof });
            await db.SaveChangesAsync(cancel);
        }
        else if (!saved.Proof.AsSpan().SequenceEqual(proof))
        {
            throw new WrongMasterKeyException();
        }
    }
}

/// <summary>The database belongs to another master key.</summary>
public sealed class WrongMasterKeyException()
    : Exception("This database was made with another master key. Start with the key that belongs to it; no new key can open what the old one sealed.");
