using Ledgerline.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// Adding on PostgreSQL: two statements, with arrays. Numbers are inserted in the order of their hashes, so that two who add the same ones wait, and never in a
/// ring. One that is there is held and not changed, so that nobody destroys it before its new contact is seen.
/// </summary>
internal static class InsertContactsPostgreSql
{
    public static async Task<IReadOnlySet<ContactId>> InsertAsync(
        LedgerlineDb db, CampaignId campaign, Guid? list, IReadOnlyList<NewContact> contacts, CancellationToken cancel)
    {
        var hashes = contacts.Select(contact => contact.NumberHash).ToArray();
        await using (var numbers = db.PostgreSqlCommand(
            """
            INSERT INTO "phone_bank"."numbers" (id, number_hash, number_sealed, leased_until, not_before)
            SELECT id, hash, sealed, 0, 0 FROM unnest($1, $2, $3) AS new (id, hash, sealed) ORDER BY hash
            ON CONFLICT (number_hash) DO UPDATE SET id = excluded.id WHERE FALSE
            """,
            Array(NeighbouringIds.Make(contacts.Count)), Array(hashes), Array(contacts.Select(contact => contact.NumberSealed))))
        {
            await numbers.ExecuteNonQueryAsync(cancel);
        }

        // A number that another centre called lately is not at the head of the queue, only to be passed over each time.
        await using var command = db.PostgreSqlCommand(
            """
            INSERT INTO "phone_bank"."contacts" (id, number, ready_at, zone, name_sealed, note_sealed, person, state, campaign, list, priority, attempts)
            SELECT new.id, number.id, greatest(new.ready_at, number.not_before), new.zone, new.name, new.note, new.person, new.state, $9, $10, 0, 0
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS new (id, hash, ready_at, zone, name, note, person, state)
            JOIN "phone_bank"."numbers" AS number ON number.number_hash = new.hash
            ON CONFLICT (campaign, number) DO NOTHING RETURNING id
            """,
            Array(contacts.Select(contact => contact.Id.Value)), Array(hashes), Array(contacts.Select(contact => contact.ReadyAt.ToUnixTimeMilliseconds())),
            Array(contacts.Select(contact => contact.Zone)), Array(contacts.Select(contact => contact.NameSealed)), Array(contacts.Select(contact => contact.NoteSealed)),
            Array(contacts.Select(contact => contact.Person)), Array(contacts.Select(contact => (int)contact.State)),
            new NpgsqlParameter<Guid> { TypedValue = campaign.Value }, new NpgsqlParameter { Value = (object?)list ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var added = new HashSet<ContactId>(contacts.Count);
        while (await reader.ReadAsync(cancel))
            added.Add(new ContactId(reader.GetGuid(0)));
        return added;
    }

    private static NpgsqlParameter<T[]> Array<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };
}
