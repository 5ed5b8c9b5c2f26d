using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Somebody to be added to a campaign.</summary>
/// <param name="Person">The same for all numbers of one who has several.</param>
/// <param name="State">Waiting, or spare.</param>
internal sealed record NewContact(
    ContactId Id, byte[] NumberHash, byte[] NumberSealed, string? Zone, byte[]? NameSealed, byte[]? NoteSealed, DateTimeOffset ReadyAt,
    Guid? Person = null, ContactState State = ContactState.Waiting);

/// <summary>
/// Adds contacts, many at once, with their numbers and zones, within the caller's transaction. A number that is known already is not added
/// twice, nor a contact that the campaign has: whoever else adds the same at the same time.
/// </summary>
internal static class InsertContacts
{
    /// <summary>The most contacts at once: a transaction in which others wait should be short.</summary>
    public const int MaxBatch = 1_000;

    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    /// <returns>The ids of those that were added: all but those that the campaign had.</returns>
    public static async Task<IReadOnlySet<ContactId>> InsertAsync(
        LedgerlineDb db, CampaignId campaign, Guid? list, IReadOnlyCollection<NewContact> contacts, CancellationToken cancel)
    {
        if (contacts.Count == 0)
            return new HashSet<ContactId>();
        // One order for everybody, so that two imports never wait for each other.
        var ordered = contacts.OrderBy(contact => contact.NumberHash, ByBytes).ToList();
        var added = db.Source.Engine switch
        {
            DatabaseEngine.Sqlite => InsertContactsSqlite.Insert(db, campaign, list, ordered),
            DatabaseEngine.PostgreSql => await InsertContactsPostgreSql.InsertAsync(db, campaign, list, ordered, cancel),
        };
        foreach (var zone in contacts.Select(contact => contact.Zone).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            await using var command = db.Command(
                $"INSERT INTO {Statement.Table(db.Source, "campaign_zones")} (campaign, zone) VALUES (@campaign, @zone) ON CONFLICT DO NOTHING",
                ("campaign", campaign.Value), ("zone", zone));
            await command.ExecuteNonQueryAsync(cancel);
        }

        return added;
    }
}
