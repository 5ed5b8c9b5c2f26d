using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Bench.Sealing;

/// <summary>Four prepared statements on one connection, a row at a time in one transaction: the quickest that the provider offers.</summary>
internal sealed class SqliteBareEntries(SqliteConnection connection) : IBareEntries
{
    public static async Task<IBareEntries> OpenAsync(Database database)
    {
        var connection = (SqliteConnection)await database.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText =
            """
            CREATE TABLE bare_entries ("index" INTEGER NOT NULL PRIMARY KEY, day TEXT NOT NULL, organisations INTEGER NOT NULL, kind INTEGER NOT NULL,
                name TEXT, salt BLOB, receipt_key BLOB);
            CREATE UNIQUE INDEX bare_entries_receipt ON bare_entries (receipt_key);
            CREATE TABLE bare_leaves ("index" INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL);
            CREATE TABLE bare_retired_ids (key BLOB NOT NULL PRIMARY KEY);
            CREATE TABLE bare_names (entry INTEGER NOT NULL, kind INTEGER NOT NULL, key BLOB NOT NULL, PRIMARY KEY (entry, kind, key)) WITHOUT ROWID;
            CREATE INDEX bare_names_key ON bare_names (kind, key, entry);
            """;
        create.ExecuteNonQuery();
        return new SqliteBareEntries(connection);
    }

    public Task InsertAsync(IReadOnlyList<BareEntry> entries)
    {
        using var transaction = connection.BeginTransaction();
        using var entry = Prepare(transaction, "INSERT INTO bare_entries VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        using var leaf = Prepare(transaction, "INSERT INTO bare_leaves VALUES ($1, $2)", 2);
        using var retired = Prepare(transaction, "INSERT INTO bare_retired_ids VALUES ($1)", 1);
        using var name = Prepare(transaction, "INSERT INTO bare_names VALUES ($1, $2, $3)", 3);
        foreach (var row in entries)
        {
            Run(entry, row.Index, BareEntry.Day, 6, 1, BareEntry.Name, row.Salt, row.ReceiptKey);
            Run(leaf, row.Index, row.Leaf);
            Run(retired, row.RetiredId);
            foreach (var (kind, key) in BareEntry.NameKeys)
                Run(name, row.Index, kind, key);
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private SqliteCommand Prepare(SqliteTransaction transaction, string sql, int parameters)
    {
        var command = new SqliteCommand(sql, connection, transaction);
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}", Value = DBNull.Value });
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
