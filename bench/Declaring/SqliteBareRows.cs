using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Bench.Declaring;

/// <summary>
/// One prepared statement on one connection, each insert a transaction of its own, behind the fair line of writers. Sixty-four connections
/// that fight for SQLite's one write lock, sleeping in between, would be many times slower: a baseline that anybody beats.
/// </summary>
internal sealed class SqliteBareRows : IBareRows
{
    private readonly Database _database;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    private SqliteBareRows(Database database, SqliteConnection connection)
    {
        (_database, _connection) = (database, connection);
        _insert = connection.CreateCommand();
        _insert.CommandText = BareRow.Insert;
        foreach (var name in new[] { "$1", "$2" })
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name, Value = DBNull.Value });
        _insert.Parameters.Add(new SqliteParameter { ParameterName = "$3", Value = BareRow.Payload() });
    }

    public static async Task<IBareRows> OpenAsync(Database database)
    {
        var connection = (SqliteConnection)await database.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = $"CREATE TABLE {BareRow.Table} (id TEXT NOT NULL PRIMARY KEY, at INTEGER NOT NULL, payload BLOB NOT NULL)";
        create.ExecuteNonQuery();
        var rows = new SqliteBareRows(database, connection);
        rows._insert.Prepare();
        return rows;
    }

    public async Task InsertAsync()
    {
        using var turn = await _database.EnterWriteAsync();
        _insert.Parameters[0].Value = Guid.NewGuid();
        _insert.Parameters[1].Value = Environment.TickCount64;
        _insert.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
