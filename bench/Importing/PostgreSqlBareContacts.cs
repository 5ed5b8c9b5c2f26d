using Ledgerline.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ledgerline.Bench.Importing;

/// <summary>Two binary COPYs: the quickest that the provider offers.</summary>
internal sealed class PostgreSqlBareContacts(NpgsqlConnection connection) : IBareContacts
{
    public static async Task<IBareContacts> OpenAsync(Database database)
    {
        var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText =
            """
            CREATE TABLE bare_numbers (id uuid PRIMARY KEY, hash bytea NOT NULL UNIQUE, sealed bytea, leased_until bigint DEFAULT 0, not_before bigint DEFAULT 0);
            CREATE TABLE bare_contacts (id uuid PRIMARY KEY, campaign uuid NOT NULL, number uuid NOT NULL, zone text, name bytea, note bytea, state integer DEFAULT 0,
                priority integer DEFAULT 0, ready_at bigint, attempts integer DEFAULT 0, UNIQUE (campaign, number));
            CREATE INDEX bare_contacts_number ON bare_contacts (number);
            CREATE INDEX bare_contacts_queue ON bare_contacts (campaign, zone, priority, ready_at) WHERE state = 0;
            """;
        await create.ExecuteNonQueryAsync();
        return new PostgreSqlBareContacts(connection);
    }

    public async Task InsertAsync(IReadOnlyList<BareContact> contacts)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var rows = await connection.BeginBinaryImportAsync("COPY bare_numbers (id, hash, sealed) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in contacts)
            {
                await rows.StartRowAsync();
                await rows.WriteAsync(row.Number, NpgsqlDbType.Uuid);
                await rows.WriteAsync(row.NumberHash, NpgsqlDbType.Bytea);
                await rows.WriteAsync(row.NumberSealed, NpgsqlDbType.Bytea);
            }

            await rows.CompleteAsync();
        }

        await using (var rows = await connection.BeginBinaryImportAsync("COPY bare_contacts (id, campaign, number, zone, name, note, ready_at) FROM STDIN (FORMAT BINARY)"))
        {
            var at = 0L;
            foreach (var row in contacts)
            {
                await rows.StartRowAsync();
                await rows.WriteAsync(row.Contact, NpgsqlDbType.Uuid);
                await rows.WriteAsync(BareContact.Campaign, NpgsqlDbType.Uuid);
                await rows.WriteAsync(row.Number, NpgsqlDbType.Uuid);
                await rows.WriteAsync(BareContact.Zone, NpgsqlDbType.Text);
                await rows.WriteAsync(row.NameSealed, NpgsqlDbType.Bytea);
                await rows.WriteAsync(row.NoteSealed, NpgsqlDbType.Bytea);
                await rows.WriteAsync(at++, NpgsqlDbType.Bigint);
            }

            await rows.CompleteAsync();
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
