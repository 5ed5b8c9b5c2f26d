using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <param name="Report">The rows that were not taken, and numbers of the others that were not.</param>
/// <param name="Joined">How many rows were added to the number of another.</param>
internal sealed record TakenRows(List<Rejection> Report, int Joined);

/// <summary>
/// Makes contacts of the rows of a step, within the caller's transaction. Of somebody with several numbers nobody is taken where one of them asked not to be
/// called, or is in the campaign already: it is the person who is not to be called, or not twice.
/// </summary>
internal sealed class TakeRows(LedgerlineDb db, DoNotCallList doNotCall, FindKnownNumbers findKnown, JoinPeople join, NumberVault vault, KeyRing keys)
{
    public async Task<TakenRows> TakeAsync(ContactList list, Reading reading, IReadOnlyList<PreparedRow> rows, CancellationToken cancel)
    {
        var refused = await doNotCall.FindAsync([.. rows.SelectMany(row => row.Candidate.Row.Numbers).Distinct()], cancel);
        var known = await findKnown.FindAsync(list.Campaign, [.. rows.SelectMany(row => row.Contacts).Select(contact => contact.NumberHash)], cancel);
        var (report, welcome) = (new List<Rejection>(), new List<PreparedRow>());
        foreach (var row in rows)
        {
            if (Refuse(row, refused, known, reading.SkipOtherCampaigns) is { } why)
                report.Add(row.Reject(why));
            else
                welcome.Add(row);
        }

        foreach (var late in await InsertAsync(list, welcome, cancel))
        {
            welcome.Remove(late);
            report.Add(late.Reject(RowRefusal.AlreadyInCampaign));
        }

        var joined = await join.JoinAsync(list.Id, [.. welcome.Where(row => row.Candidate.Again.Count > 0)], cancel);
        report.AddRange(joined.Report);
        return new TakenRows(report, joined.Rows);
    }

    /// <summary>Hashing and sealing takes as long as the database does: on two cores, before the transaction.</summary>
    public IReadOnlyList<PreparedRow> Prepare(ContactList list, IReadOnlyList<Candidate> candidates)
    {
        var places = list.Places is { } text ? QueuePlaces.Parse(text) : new(list.ImportedAt.ToUnixTimeMilliseconds() - list.Rows, new Dictionary<string, long>());
        var ids = new Queue<Guid>(NeighbouringIds.Make(candidates.Sum(candidate => candidate.Numbers.Count)));
        var rows = candidates.Select(candidate => (Candidate: candidate, Ids: candidate.Numbers.Select(_ => ids.Dequeue()).ToList())).ToList();
        return [.. rows.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(row => new PreparedRow(row.Candidate, [.. Contacts(row.Candidate, places, row.Ids)]))];
    }

    private IEnumerable<NewContact> Contacts(Candidate candidate, QueuePlaces places, List<Guid> ids)
    {
        Guid? person = candidate.Numbers.Count > 1 ? Guid.NewGuid() : null;
        foreach (var (index, number) in candidate.Numbers.Index())
        {
            yield return new NewContact(
                new ContactId(ids[index]), vault.Hash(number.Number), vault.Seal(number.Number), number.Zone, Seal(candidate.Row.Name), Seal(candidate.Row.Note),
                places.Of(number.Zone, number.Place), person, index == 0 ? ContactState.Waiting : ContactState.Spare);
        }
    }

    private static RowRefusal? Refuse(PreparedRow row, IReadOnlySet<PhoneNumber> refused, KnownNumbers known, bool skipOtherCampaigns)
    {
        if (row.Candidate.Row.Numbers.Any(refused.Contains))
            return RowRefusal.AskedNotToBeCalled;
        if (row.Contacts.Any(contact => known.InCampaign.Contains(Convert.ToHexString(contact.NumberHash))))
            return RowRefusal.AlreadyInCampaign;
        return skipOtherCampaigns && row.Contacts.Any(contact => known.InOthers.Contains(Convert.ToHexString(contact.NumberHash))) ? RowRefusal.InOtherCampaign : null;
    }

    /// <returns>Those of which another, at this very moment, has put a number into the campaign.</returns>
    private async Task<IReadOnlyList<PreparedRow>> InsertAsync(ContactList list, List<PreparedRow> rows, CancellationToken cancel)
    {
        var added = new HashSet<ContactId>();
        foreach (var batch in rows.SelectMany(row => row.Contacts).Chunk(InsertContacts.MaxBatch))
            added.UnionWith(await InsertContacts.InsertAsync(db, list.Campaign, list.Id, batch, cancel));
        var late = rows.Where(row => row.Contacts.Any(contact => !added.Contains(contact.Id))).ToList();
        foreach (var contact in late.SelectMany(row => row.Contacts).Where(contact => added.Contains(contact.Id)))
            await RemoveContact.RemoveAsync(db, contact.Id, cancel);
        return late;
    }

    private byte[]? Seal(string? words) => words is null ? null : keys.Seal(KeyPurpose.Note, words);
}

/// <summary>A row, and the contacts that it would become.</summary>
internal sealed record PreparedRow(Candidate Candidate, IReadOnlyList<NewContact> Contacts)
{
    /// <summary>A number that was read well is not kept.</summary>
    public Rejection Reject(RowRefusal why, int? firstLine = null, bool rowTaken = false) =>
        new(Candidate.Row.Source.Line, Candidate.Row.Source.Row, why, firstLine, RowTaken: rowTaken);
}
