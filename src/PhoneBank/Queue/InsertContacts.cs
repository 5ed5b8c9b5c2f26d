using System.Data.Common;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Somebody to be added to a campaign.</summary>
internal sealed record NewContact(ContactId Id, byte[] NumberHash, byte[] NumberSealed, string? Zone, byte[]? NameSealed, byte[]? NoteSealed, DateTimeOffset ReadyAt);

/// <summary>
/// Adds contacts, many at once, with their numbers and zones, within the caller's transaction. A number that is known already is not added
/// twice, nor a contact that the campaign has: whoever else adds the same at the same time.
/// </summary>
internal static class InsertContacts
{
    /// <summary>The most contacts at once: a transaction in which others wait should be short.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>Rows a statement. SQLite finds each parameter by going through all of them, so that twice the rows take four times as long.</summary>
    private const int SqliteRows = 25;

    /// <returns>The ids of those that were added: all but those that the campaign had.</returns>
    public static async Task<IReadOnlySet<ContactId>> InsertAsync(
        LedgerlineDb db, CampaignId campaign, Guid? list, IReadOnlyCollection<NewContact> contacts, CancellationToken cancel)
    {
        // One order for everybody, so that two imports never wait for each other.
        var ordered = contacts.OrderBy(contact => Convert.ToHexString(contact.NumberHash), StringComparer.Ordinal).ToList();
        var rowsAtOnce = db.Source.Engine switch { DatabaseEngine.Sqlite => SqliteRows, DatabaseEngine.PostgreSql => MaxBatch };
        var added = new HashSet<ContactId>();
        foreach (var rows in ordered.Chunk(rowsAtOnce))
        {
            await InsertNumbersAsync(db, rows, cancel);
            var numbers = await FindNumbersAsync(db, rows, cancel);
            added.UnionWith(await InsertContactsAsync(db, campaign, list, rows, numbers, cancel));
        }

        await InsertZonesAsync(db, campaign, ordered, cancel);
        return added;
    }

    private static async Task InsertNumbersAsync(LedgerlineDb db, NewContact[] contacts, CancellationToken cancel)
    {
        var (rows, values) = Rows(contacts, contact => [Guid.NewGuid(), contact.NumberHash, contact.NumberSealed]);
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "numbers")} (id, number_hash, number_sealed, leased_until, not_before)
            VALUES {string.Join(", ", rows.Select(row => $"({row}, 0, 0)"))} ON CONFLICT (number_hash) DO NOTHING
            """;
        await using var command = Statement.Of(db, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<Dictionary<string, (Guid Id, long NotBefore)>> FindNumbersAsync(LedgerlineDb db, NewContact[] contacts, CancellationToken cancel)
    {
        var (rows, values) = Rows(contacts, contact => [contact.NumberHash]);
        var sql = $"SELECT number_hash, id, not_before FROM {Statement.Table(db.Source, "numbers")} WHERE number_hash IN ({string.Join(", ", rows)})";
        await using var command = Statement.Of(db, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var numbers = new Dictionary<string, (Guid Id, long NotBefore)>(contacts.Length);
        while (await reader.ReadAsync(cancel))
            numbers.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)), (reader.GetGuid(1), reader.GetInt64(2)));
        return numbers;
    }

    private static async Task InsertZonesAsync(LedgerlineDb db, CampaignId campaign, List<NewContact> contacts, CancellationToken cancel)
    {
        var zones = contacts.Select(contact => contact.Zone).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (zones.Count == 0)
            return;
        var (rows, values) = Rows(zones, zone => [campaign.Value, zone]);
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "campaign_zones")} (campaign, zone)
            VALUES {string.Join(", ", rows.Select(row => $"({row})"))} ON CONFLICT DO NOTHING
            """;
        await using var command = Statement.Of(db, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<IReadOnlySet<ContactId>> InsertContactsAsync(
        LedgerlineDb db, CampaignId campaign, Guid? list, NewContact[] contacts, Dictionary<string, (Guid Id, long NotBefore)> numbers, CancellationToken cancel)
    {
        var (rows, values) = Rows(contacts, contact =>
        {
            var number = numbers[Convert.ToHexString(contact.NumberHash)];
            // A number that another centre called lately is not at the head of the queue, only to be passed over each time.
            var readyAt = Math.Max(contact.ReadyAt.ToUnixTimeMilliseconds(), number.NotBefore);
            return [contact.Id.Value, number.Id, readyAt, (object?)contact.Zone ?? DBNull.Value, (object?)contact.NameSealed ?? DBNull.Value, (object?)contact.NoteSealed ?? DBNull.Value];
        });
        // A null has no type of its own; PostgreSQL takes that of the first row, so it is told.
        var typed = db.Source.Engine == DatabaseEngine.PostgreSql ? "::uuid" : "";
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "contacts")} (id, number, ready_at, zone, name_sealed, note_sealed, campaign, list, state, priority, attempts)
            VALUES {string.Join(", ", rows.Select(row => $"({row}, @campaign, @list{typed}, 0, 0, 0)"))}
            ON CONFLICT (campaign, number) DO NOTHING RETURNING id
            """;
        await using var command = Statement.Of(db, sql, values.Append(("campaign", campaign.Value)).Append(("list", list)));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await ReadIdsAsync(reader, cancel);
    }

    private static async Task<HashSet<ContactId>> ReadIdsAsync(DbDataReader reader, CancellationToken cancel)
    {
        var ids = new HashSet<ContactId>();
        while (await reader.ReadAsync(cancel))
            ids.Add(new ContactId(reader.GetGuid(0)));
        return ids;
    }

    private static (List<string> Rows, List<(string Name, object? Value)> Values) Rows<T>(IReadOnlyCollection<T> items, Func<T, object[]> columns)
    {
        var values = new List<(string Name, object? Value)>();
        var rows = new List<string>(items.Count);
        foreach (var item in items)
        {
            var names = new List<string>();
            foreach (var value in columns(item))
            {
                names.Add($"@v{values.Count}");
                values.Add(($"v{values.Count}", value));
            }

            rows.Add(string.Join(", ", names));
        }

        return (rows, values);
    }
}
