using System.Collections.Concurrent;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Handing out on SQLite, under the write lock that the transaction took at its beginning: nobody else is taking anything.</summary>
internal static class ClaimSqlSqlite
{
    private static readonly ConcurrentDictionary<int, string> ByZones = new();

    public static async Task<TakenContact?> TakeAsync(LedgerlineDb db, ClaimWish wish, CancellationToken cancel)
    {
        var sql = ByZones.GetOrAdd(wish.OpenZones.Count, (zones, database) => Write(database, zones), db.Source);
        (Guid Contact, Guid Number, Guid Campaign) next;
        await using (var take = Statement.Of(db, sql, wish.Parameters()))
        await using (var reader = await take.ExecuteReaderAsync(cancel))
        {
            if (!await reader.ReadAsync(cancel))
                return null;
            next = (reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2));
        }

        await using var command = Statement.Of(
            db, WriteLease(db.Source), ("lease", wish.Lease.Value), ("until", wish.Until.ToUnixTimeMilliseconds()), ("number", next.Number));
        var numberSealed = (byte[])(await command.ExecuteScalarAsync(cancel))!;
        return new(new(next.Contact), new(next.Number), new(next.Campaign), numberSealed);
    }

    public static string Write(Database database, int zones)
    {
        var tiers = ClaimTiers.Of(database, zones).Select(tier => $"SELECT * FROM ({tier} LIMIT 1)");
        return $"""
            UPDATE {Statement.Table(database, "contacts")} SET ready_at = @until
            WHERE id = (SELECT contact FROM ({string.Join("\nUNION ALL\n", tiers)}) LIMIT 1)
            RETURNING id, number, campaign
            """;
    }

    public static string WriteLease(Database database) =>
        $"UPDATE {Statement.Table(database, "numbers")} SET lease = @lease, leased_until = @until WHERE id = @number RETURNING number_sealed";
}
