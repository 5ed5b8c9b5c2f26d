using Ledgerline.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ledgerline.Register.Sealing;

/// <summary>Prepared statements, a row at a time: in one process and one transaction that is the quickest way. The write transaction is the lock.</summary>
internal sealed class SqliteSealedRows : ISealedRows
{
    public Task<bool> TryBeOnlySealerAsync(LedgerlineDb db, CancellationToken cancel) => Task.FromResult(true);

    public Task LockGroupsAsync(LedgerlineDb db, DateTimeOffset changedBy, CancellationToken cancel) => Task.CompletedTask;

    public async Task AppendAsync(LedgerlineDb db, long firstIndex, IReadOnlyList<SealedPerson> people, CancellationToken cancel)
    {
        await using var entry = Command(
            db,
            "INSERT INTO register_entries (\"index\", day, organisations, kind, name, salt, receipt_key) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        await using var leaf = Command(db, "INSERT INTO register_leaves (\"index\", bytes) VALUES ($1, $2)");
        for (var i = 0; i < people.Count; i++)
        {
            var person = people[i];
            Run(
                entry, firstIndex + i, person.Day, (int)person.Organisations, (int)person.Kind, person.Name, person.Salt, person.ReceiptKey);
            Run(leaf, firstIndex + i, person.Leaf);
        }
    }

    public async Task RetireAsync(LedgerlineDb db, IReadOnlyList<byte[]> keys, CancellationToken cancel)
    {
        await using var retire = Command(db, "INSERT INTO register_retired_ids (key) VALUES ($1)");
        foreach (var key in keys)
            Run(retire, key);
    }

    public async Task AddToTalliesAsync(LedgerlineDb db, IReadOnlyList<Tally> more, CancellationToken cancel)
    {
        await using var add = Command(
            db,
            """
            INSERT INTO register_tallies (day, centre, channel, organisation, count) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (day, centre, channel, organisation) DO UPDATE SET count = count + excluded.count
            """);
        foreach (var tally in more)
            Run(add, tally.Day, tally.Centre, (int)tally.Channel, (int)tally.Organisation, tally.Count);
    }

    public async Task<(int Declarations, int Groups)> DeleteHeldAsync(
        LedgerlineDb db, IReadOnlyList<Guid> declarations, IReadOnlyList<Guid> groups, CancellationToken cancel)
    {
        await using var person = Command(db, "DELETE FROM register_declarations WHERE id = $1");
        await using var whole = Command(db, "DELETE FROM register_groups WHERE id = $1");
        return (declarations.Sum(id => Run(person, id)), groups.Sum(id => Run(whole, id)));
    }

    private static SqliteCommand Command(LedgerlineDb db, string sql)
    {
#pragma warning disable CA2100 // The texts above, without anything put into them.
        return new SqliteCommand(
            sql, (SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
#pragma warning restore CA2100
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command.ExecuteNonQuery();
    }
}
