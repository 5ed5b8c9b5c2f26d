using System.Collections.Concurrent;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// Handing out on PostgreSQL: one statement. Each tier locks the first contact and number that nobody else is taking at this instant (SKIP LOCKED);
/// a locked row is looked at again as it is now, so that two never get one. Tiers are tried in order and no further than the first that has one.
/// </summary>
internal static class ClaimSqlPostgreSql
{
    private static readonly ConcurrentDictionary<int, string> ByZones = new();

    public static async Task<TakenContact?> TakeAsync(LedgerlineDb db, ClaimWish wish, CancellationToken cancel)
    {
        var sql = ByZones.GetOrAdd(wish.OpenZones.Count, (zones, database) => Write(database, zones), db.Source);
        await using var command = db.Command(sql, wish.Parameters());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        return new(
            new(reader.GetGuid(0)), new(reader.GetGuid(1)), new(reader.GetGuid(2)), (ContactState)reader.GetInt32(3) == ContactState.CallBack,
            reader.GetFieldValue<byte[]>(4), reader.IsDBNull(5) ? null : reader.GetGuid(5));
    }

    public static string Write(Database database, int zones)
    {
        var tiers = ClaimTiers.Of(database, zones).Select(tier => $"SELECT * FROM ({tier} LIMIT 1 FOR UPDATE OF c, n SKIP LOCKED) AS tier");
        return $"""
            WITH next AS MATERIALIZED (
                SELECT contact, number, campaign FROM (
                    {string.Join("\nUNION ALL\n", tiers)}
                ) AS tiers LIMIT 1),
            leased AS (
                UPDATE {Statement.Table(database, "numbers")} AS n SET lease = @lease, leased_until = @until
                FROM next WHERE n.id = next.number RETURNING n.number_sealed)
            UPDATE {Statement.Table(database, "contacts")} AS c SET ready_at = @until
            FROM next, leased WHERE c.id = next.contact
            RETURNING c.id, c.number, c.campaign, c.state, leased.number_sealed, {ClaimTiers.ClosedList(database, "c")}
            """;
    }
}
