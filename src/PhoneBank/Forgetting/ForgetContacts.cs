using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Forgetting;

/// <summary>
/// Destroys what is known of contacts, a few hundred a transaction: names, notes, the notes of their calls, and the numbers that nobody else needs. What became
/// of each contact stays. One whose call is in a volunteer's hand is left for later. Several processes may do it at once; each takes what no other has.
/// </summary>
internal sealed class ForgetContacts(LedgerlineDb db, DestroyNumbers destroy)
{
    public const int ContactsInStep = 500;

    /// <summary>Contacts of a campaign that need not be called any more since then or longer.</summary>
    public Task<ForgottenCounts> FinishedAsync(CampaignId campaign, DateTimeOffset since, Func<ForgottenCounts, Task> record, CancellationToken cancel) => StepAsync(
        "c.campaign = @campaign AND c.finished_at <= @since",
        [("campaign", campaign.Value), ("since", since.ToUnixTimeMilliseconds())],
        contact => contact.FinishedAt <= since, isList: false, record, cancel);

    /// <summary>Contacts of a list that is forgotten; they leave it.</summary>
    public Task<ForgottenCounts> OfListAsync(Guid list, CancellationToken cancel) => StepAsync(
        "c.list = @list", [("list", list)], contact => contact.List == list, isList: true, _ => Task.CompletedTask, cancel);

    /// <summary>The tables in which it destroys something.</summary>
    public static IReadOnlyList<string> Tables(Database database) =>
        [Statement.Table(database, "contacts"), Statement.Table(database, "calls"), Statement.Table(database, "numbers")];

    /// <returns>What was destroyed; nothing when there is no such contact that could be.</returns>
    private async Task<ForgottenCounts> StepAsync(
        string which, IEnumerable<(string, object?)> values, Func<Contact, bool> isStill, bool isList, Func<ForgottenCounts, Task> record, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var ids = await HoldAsync(which, values, cancel);
        if (ids.Count == 0)
            return default;
        // Read again now that nobody else can be handed their numbers.
        var contacts = (await db.Set<Contact>().Where(c => ids.Contains(c.Id) && !db.Set<Call>().Any(call => call.Contact == c.Id && call.IsCurrent)).ToListAsync(cancel))
            .Where(isStill).ToList();
        var notes = await ForgetNotesAsync(contacts, cancel);
        foreach (var contact in contacts)
            Forget(contact, isList);
        await db.SaveChangesAsync(cancel);
        var numbers = await destroy.RunAsync([.. contacts.Select(contact => contact.Number)], evenResting: isList, cancel);
        var counts = new ForgottenCounts(contacts.Count, notes, numbers);
        await record(counts);
        await write.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return counts;
    }

    /// <summary>A list that is forgotten has no contacts any more; one that is not keeps its own.</summary>
    private static void Forget(Contact contact, bool isList)
    {
        if (isList)
            contact.List = null;
        if (!contact.State.IsFinished())
            contact.State = ContactState.Ended;
        (contact.NameSealed, contact.NoteSealed, contact.ForWhomSealed) = (null, null, null);
        (contact.Owner, contact.CallbackAt, contact.FinishedAt, contact.Person) = (null, null, null, null);
    }

    /// <summary>Finds some and holds their numbers until the transaction ends, so that nobody is handed one meanwhile.</summary>
    private async Task<List<ContactId>> HoldAsync(string which, IEnumerable<(string, object?)> values, CancellationToken cancel)
    {
        var sql = $"""
            SELECT c.id FROM {Statement.Table(db.Source, "contacts")} AS c JOIN {Statement.Table(db.Source, "numbers")} AS n ON n.id = c.number
            WHERE {which} AND NOT EXISTS (SELECT 1 FROM {Statement.Table(db.Source, "calls")} AS k WHERE k.contact = c.id AND k.is_current)
            LIMIT {ContactsInStep}
            """;
        await using var command = db.Command(sql + Statement.Hold(db.Source, "n"), values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<ContactId>();
        while (await reader.ReadAsync(cancel))
            ids.Add(new(reader.GetGuid(0)));
        return ids;
    }

    private async Task<int> ForgetNotesAsync(List<Contact> contacts, CancellationToken cancel)
    {
        var ids = contacts.Select(contact => contact.Id).ToList();
        var calls = await (from contact in db.Set<Contact>()
                           where ids.Contains(contact.Id)
                           join call in db.Set<Call>() on contact.Id equals call.Contact
                           where call.NoteSealed != null
                           select call).ToListAsync(cancel);
        foreach (var call in calls)
            call.NoteSealed = null;
        return calls.Count;
    }
}
