using System.Data.Common;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Adding on SQLite: prepared statements, a row at a time, under the write lock that the transaction took at its beginning.</summary>
internal static class InsertContactsSqlite
{
    public static IReadOnlySet<ContactId> Insert(LedgerlineDb db, CampaignId campaign, Guid? list, IReadOnlyList<NewContact> contacts)
    {
        var (numbers, rows) = (Statement.Table(db.Source, "numbers"), Statement.Table(db.Source, "contacts"));
        using var insertNumber = Statement.Of(
            db, $"INSERT INTO {numbers} (id, number_hash, number_sealed, leased_until, not_before) VALUES (@id, @hash, @sealed, 0, 0) ON CONFLICT (number_hash) DO NOTHING",
            ("id", null), ("hash", null), ("sealed", null));
        using var findNumber = Statement.Of(db, $"SELECT id, not_before FROM {numbers} WHERE number_hash = @hash", ("hash", null));
        using var insertContact = Statement.Of(
            db,
            $"""
            INSERT INTO {rows} (id, number, ready_at, zone, name_sealed, note_sealed, campaign, list, state, priority, attempts)
            VALUES (@id, @number, @ready, @zone, @name, @note, @campaign, @list, 0, 0, 0) ON CONFLICT (campaign, number) DO NOTHING
            """,
            ("id", null), ("number", null), ("ready", null), ("zone", null), ("name", null), ("note", null), ("campaign", campaign.Value), ("list", list));
        var (ids, added) = (NeighbouringIds.Make(contacts.Count), new HashSet<ContactId>(contacts.Count));
        for (var i = 0; i < contacts.Count; i++)
        {
            var contact = contacts[i];
            var (number, notBefore) = Bind(insertNumber, ids[i], contact.NumberHash, contact.NumberSealed).ExecuteNonQuery() == 1
                ? (ids[i], 0)
                : Read(Bind(findNumber, contact.NumberHash));
            // A number that another centre called lately is not at the head of the queue, only to be passed over each time.
            var readyAt = Math.Max(contact.ReadyAt.ToUnixTimeMilliseconds(), notBefore);
            if (Bind(insertContact, contact.Id.Value, number, readyAt, contact.Zone, contact.NameSealed, contact.NoteSealed).ExecuteNonQuery() == 1)
                added.Add(contact.Id);
        }

        return added;
    }

    private static DbCommand Bind(DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private static (Guid Id, long NotBefore) Read(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetGuid(0), reader.GetInt64(1));
    }
}
