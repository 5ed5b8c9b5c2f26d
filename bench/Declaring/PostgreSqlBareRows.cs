using Ledgerline.Storage;
using Npgsql;

namespace Ledgerline.Bench.Declaring;

/// <summary>One prepared statement that commits by itself, one round trip an insert, over a pool that has a connection for each caller.</summary>
internal sealed class PostgreSqlBareRows(Database database) : IBareRows
{
    private readonly byte[] _payload = BareRow.Payload();

    public static async Task<IBareRows> OpenAsync(Database database)
    {
        await using var connection = await database.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = $"CREATE TABLE {BareRow.Table} (id uuid NOT NULL PRIMARY KEY, at bigint NOT NULL, payload bytea NOT NULL)";
        await create.ExecuteNonQueryAsync();
        return new PostgreSqlBareRows(database);
    }

    public async Task InsertAsync()
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var insert = new NpgsqlCommand(BareRow.Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = Guid.NewGuid() },
                new NpgsqlParameter<long> { TypedValue = Environment.TickCount64 },
                new NpgsqlParameter<byte[]> { TypedValue = _payload },
            },
        };
        // Once a connection; after that it only finds the statement.
        await insert.PrepareAsync();
        await insert.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
