using System.Collections.Concurrent;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// Handing out on SQLite, under the write lock that the transaction took at its beginning: nobody else is taking anything. A statement a tier:
/// SQLite compiles what it is given each time, and the first tiers have somebody nearly always.
/// </summary>
internal static class ClaimSqlSqlite
{
    private static readonly ConcurrentDictionary<int, IReadOnlyList<string>> ByZones = new();

    public static async Task<TakenContact?> TakeAsync(LedgerlineDb db, ClaimWish wish, CancellationToken cancel)
    {
        foreach (var tier in ByZones.GetOrAdd(wish.OpenZones.Count, (zones, database) => Write(database, zones), db.Source))
        {
            if (await TakeAsync(db, tier, wish, cancel) is { } taken)
                return taken;
        }

        return null;
    }

    private static async Task<TakenContact?> TakeAsync(LedgerlineDb db, string tier, ClaimWish wish, CancellationToken cancel)
    {
        (Guid Contact, Guid Number, Guid Campaign, ContactState State, Guid? ClosedList) next;
        await using (var take = db.Command(tier, wish.Parameters()))
        await using (var reader = await take.ExecuteReaderAsync(cancel))
        {
            if (!await reader.ReadAsync(cancel))
                return null;
            next = (
                reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), (ContactState)reader.GetInt32(3),
                reader.IsDBNull(4) ? null : reader.GetGuid(4));
        }

        await using var command = db.Command(
            WriteLease(db.Source), ("lease", wish.Lease.Value), ("until", wish.Until.ToUnixTimeMilliseconds()), ("number", next.Number));
        var numberSealed = (byte[])(await command.ExecuteScalarAsync(cancel))!;
        return new(new(next.Contact), new(next.Number), new(next.Campaign), next.State == ContactState.CallBack, numberSealed, next.ClosedList);
    }

    /// <summary>The statements to be tried in order, until one has taken somebody.</summary>
    public static IReadOnlyList<string> Write(Database database, int zones) =>
    [
        .. ClaimTiers.Of(database, zones).Select(tier => $"""
            UPDATE {Statement.Table(database, "contacts")} SET ready_at = @until
            WHERE id = (SELECT contact FROM ({tier} LIMIT 1))
            RETURNING id, number, campaign, state, {ClaimTiers.ClosedList(database, Statement.Table(database, "contacts"))}
            """),
    ];

    public static string WriteLease(Database database) =>
        $"UPDATE {Statement.Table(database, "numbers")} SET lease = @lease, leased_until = @until WHERE id = @number RETURNING number_sealed";
}
