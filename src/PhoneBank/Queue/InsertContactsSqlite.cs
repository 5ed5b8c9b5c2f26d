using Ledgerline.Storage;
using Microsoft.Data.Sqlite;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Adding on SQLite: prepared statements, a row at a time, under the write lock that the transaction took at its beginning.</summary>
internal static class InsertContactsSqlite
{
    public static IReadOnlySet<ContactId> Insert(LedgerlineDb db, CampaignId campaign, Guid? list, IReadOnlyList<NewContact> contacts)
    {
        using var insertNumber = db.SqliteCommand(
            """
            INSERT INTO phone_bank_numbers (id, number_hash, number_sealed, leased_until, not_before) VALUES ($1, $2, $3, 0, 0)
            ON CONFLICT (number_hash) DO NOTHING
            """);
        using var findNumber = db.SqliteCommand("SELECT id, not_before FROM phone_bank_numbers WHERE number_hash = $1");
        using var insertContact = db.SqliteCommand(
            """
            INSERT INTO phone_bank_contacts (id, number, ready_at, zone, name_sealed, note_sealed, person, state, campaign, list, priority, attempts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0) ON CONFLICT (campaign, number) DO NOTHING
            """);
        var (ids, added) = (NeighbouringIds.Make(contacts.Count), new HashSet<ContactId>(contacts.Count));
        foreach (var (contact, id) in contacts.Zip(ids))
        {
            var (number, notBefore) = insertNumber.Run(id, contact.NumberHash, contact.NumberSealed) == 1 ? (id, 0) : Find(findNumber, contact.NumberHash);
            // A number that another centre called lately is not at the head of the queue, only to be passed over each time.
            var readyAt = Math.Max(contact.ReadyAt.ToUnixTimeMilliseconds(), notBefore);
            if (insertContact.Run(
                    contact.Id.Value, number, readyAt, contact.Zone, contact.NameSealed, contact.NoteSealed, contact.Person, (int)contact.State, campaign.Value, list) == 1)
                added.Add(contact.Id);
        }

        return added;
    }

    private static (Guid Id, long NotBefore) Find(SqliteCommand command, byte[] hash)
    {
        command.Bind(hash);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetGuid(0), reader.GetInt64(1));
    }
}
