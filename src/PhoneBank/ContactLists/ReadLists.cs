using System.Runtime.CompilerServices;
using System.Text.Json;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <param name="Joined">Rows that were added to the number of another.</param>
internal sealed record ListRow(Guid Id, string Name, DateOnly Day, ListState State, int Rows, int Read, int Taken, int NotTaken, ListUse Use = ListUse.Open, int Joined = 0, int NumbersLeftOut = 0)
{
    /// <summary>Lines of its report: rows not taken, and numbers not taken of rows that were.</summary>
    public int ReportLines => NotTaken + NumbersLeftOut;

    /// <summary>How far its import is.</summary>
    public int Percent => Rows == 0 ? 0 : (int)(100L * Read / Rows);
}

/// <param name="WithoutZone">Contacts of the list that are never handed out because nobody knows what time it is there.</param>
/// <param name="Reasons">Why rows were not taken, the most frequent first.</param>
/// <param name="Problem">Why it ended too early, or null.</param>
/// <param name="People">Where its contacts are now.</param>
/// <param name="IsSettled">Whether all of them are where its use says.</param>
internal sealed record ListReport(
    ListRow List, int WithoutZone, IReadOnlyList<(RowRefusal Why, int Count)> Reasons, FileProblem? Problem, ListPeople People, bool IsSettled);

/// <param name="ToCall">Those who wait for a call, be their list paused or not. Other numbers of the same people are not counted.</param>
/// <param name="Promised">Those who asked to be called back.</param>
/// <param name="Done">Those who need not be called any more.</param>
internal sealed record ListPeople(int ToCall, int Promised, int Done)
{
    public int All => ToCall + Promised + Done;
}

/// <summary>What was imported into a campaign.</summary>
internal sealed class ReadLists(LedgerlineDb db, KeyRing keys)
{
    /// <summary>The newest first. Days are UTC's.</summary>
    public async Task<IReadOnlyList<ListRow>> OfAsync(CampaignId campaign, CancellationToken cancel)
    {
        var lists = await db.Set<ContactList>().AsNoTracking().Where(list => list.Campaign == campaign).OrderByDescending(list => list.ImportedAt).ToListAsync(cancel);
        return [.. lists.Select(Row)];
    }

    /// <returns>Null when the campaign has no such list.</returns>
    public async Task<ListRow?> FindAsync(CampaignId campaign, Guid id, CancellationToken cancel) =>
        await db.Set<ContactList>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.Campaign == campaign, cancel) is { } list ? Row(list) : null;

    /// <returns>Null when the campaign has no such list.</returns>
    public async Task<ListReport?> ReportAsync(CampaignId campaign, Guid id, CancellationToken cancel)
    {
        var list = await db.Set<ContactList>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.Campaign == campaign, cancel);
        if (list is null)
            return null;
        var withoutZone = await db.Set<Contact>().CountAsync(
            contact => contact.Campaign == campaign && contact.List == id && contact.Zone == null && contact.State == ContactState.Waiting, cancel);
        var reasons = ListReasons.Read(list.Reasons).OrderByDescending(why => why.Value).Select(why => (why.Key, why.Value)).ToList();
        return new ListReport(Row(list), withoutZone, reasons, list.Problem is { } why ? new(why, list.ProblemLine) : null, await PeopleAsync(id, cancel), list.IsSettled);
    }

    private async Task<ListPeople> PeopleAsync(Guid list, CancellationToken cancel)
    {
        var states = await db.Set<Contact>().Where(c => c.List == list).GroupBy(c => c.State).Select(state => new { state.Key, Count = state.Count() }).ToListAsync(cancel);
        var promised = states.Where(state => state.Key == ContactState.CallBack).Sum(state => state.Count);
        var done = states.Where(state => state.Key.IsFinished()).Sum(state => state.Count);
        var spare = states.Where(state => state.Key == ContactState.Spare).Sum(state => state.Count);
        return new ListPeople(states.Sum(state => state.Count) - promised - done - spare, promised, done);
    }

    /// <summary>Rows and numbers not taken, in the file's order.</summary>
    /// <param name="skip">How many of them are left out at the beginning.</param>
    public async IAsyncEnumerable<Rejection> RejectionsAsync(Guid list, int skip, [EnumeratorCancellation] CancellationToken cancel)
    {
        // A part at a time: there may be as many as the file has rows.
        for (var at = skip; ;)
        {
            var part = await db.Set<ListReportPart>().AsNoTracking().Where(p => p.List == list && p.Before <= at).OrderByDescending(p => p.Before).FirstOrDefaultAsync(cancel);
            if (part is null || part.Before + part.Count <= at)
                yield break;
            foreach (var row in JsonSerializer.Deserialize<List<Rejection>>(keys.Open(KeyPurpose.Note, part.RowsSealed), ReportJson.Options)!.Skip(at - part.Before))
                yield return row;
            at = part.Before + part.Count;
        }
    }

    private static ListRow Row(ContactList list) =>
        new(list.Id, list.Name, DateOnly.FromDateTime(list.ImportedAt.UtcDateTime), list.State, list.Rows, list.RowsRead, list.RowsTaken, list.RowsNotTaken, list.Use,
            list.RowsJoined, list.NumbersLeftOut);
}
