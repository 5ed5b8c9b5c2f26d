using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Npgsql;

namespace Ledgerline.Bench.Claiming;

/// <summary>Two prepared statements in a transaction, over the pool that the program has too.</summary>
internal sealed class PostgreSqlBareClaims(Database database, int zones) : IBareClaims
{
    private readonly string _take = ClaimSqlPostgreSql.Write(database, zones);
    private readonly string _call = ClaimNextContact.WriteCall(database);

    public async Task<bool> TakeAsync(ClaimWish wish)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlCommand(_take, connection, transaction);
        take.Set(wish.Parameters());
        await take.PrepareAsync();
        (Guid Contact, Guid Number, Guid Campaign) next;
        await using (var reader = await take.ExecuteReaderAsync())
        {
            if (!await reader.ReadAsync())
                return false;
            next = (reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2));
        }

        await using var call = new NpgsqlCommand(_call, connection, transaction);
        call.Set(
            ("id", wish.Lease.Value), ("campaign", next.Campaign), ("contact", next.Contact), ("number", next.Number),
            ("volunteer", wish.Volunteer.Value), ("now", wish.Now.ToUnixTimeMilliseconds()), ("any_hour", false));
        await call.PrepareAsync();
        await call.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
