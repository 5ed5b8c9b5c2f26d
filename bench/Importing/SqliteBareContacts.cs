using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Bench.Importing;

/// <summary>Two prepared statements on one connection, a row at a time: the quickest that the provider offers.</summary>
internal sealed class SqliteBareContacts(SqliteConnection connection) : IBareContacts
{
    public static async Task<IBareContacts> OpenAsync(Database database)
    {
        var connection = (SqliteConnection)await database.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText =
            """
            CREATE TABLE bare_numbers (id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, sealed BLOB, leased_until INTEGER, not_before INTEGER);
            CREATE TABLE bare_contacts (id TEXT PRIMARY KEY, campaign TEXT NOT NULL, number TEXT NOT NULL, zone TEXT, name BLOB, note BLOB, state INTEGER, priority INTEGER,
                ready_at INTEGER, attempts INTEGER, UNIQUE (campaign, number));
            CREATE INDEX bare_contacts_number ON bare_contacts (number);
            CREATE INDEX bare_contacts_queue ON bare_contacts (campaign, zone, priority, ready_at) WHERE state = 0;
            """;
        await create.ExecuteNonQueryAsync();
        return new SqliteBareContacts(connection);
    }

    public async Task InsertAsync(IReadOnlyList<BareContact> contacts)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var number = Prepare("INSERT INTO bare_numbers VALUES ($0, $1, $2, 0, 0)", 3, transaction);
        using var contact = Prepare("INSERT INTO bare_contacts VALUES ($0, $1, $2, $3, $4, $5, 0, 0, $6, 0)", 7, transaction);
        var at = 0L;
        foreach (var row in contacts)
        {
            Run(number, row.Number, row.NumberHash, row.NumberSealed);
            Run(contact, row.Contact, BareContact.Campaign, row.Number, BareContact.Zone, row.NameSealed, row.NoteSealed, at++);
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private SqliteCommand Prepare(string sql, int parameters, SqliteTransaction transaction)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
