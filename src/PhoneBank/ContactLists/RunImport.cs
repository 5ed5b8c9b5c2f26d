using System.Text.Json;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>
/// Imports the rows of a list that are not imported yet, a step at a time: each step is one short transaction, which also says how far the import is. Whoever
/// is interrupted, by a crash or by an outage, is followed by somebody who reads the file again and goes on from there. Two who do it at once harm nothing:
/// a step is written by one of them.
/// </summary>
internal sealed class RunImport(LedgerlineDb db, Uploads uploads, DoNotCallList doNotCall, NumberVault vault, KeyRing keys, TimeProvider clock)
{
    public const int RowsInStep = InsertContacts.MaxBatch;

    /// <summary>Longer than a step takes.</summary>
    public static readonly TimeSpan WorkedFor = TimeSpan.FromMinutes(2);

    /// <summary>Takes a list that nobody is working on, the oldest first.</summary>
    /// <returns>Its id; null where there is none.</returns>
    public async Task<Guid?> TakeAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var now = clock.GetUtcNow();
        var next = await db.Set<ContactList>().AsNoTracking().Where(list => list.State == ListState.Importing && list.WorkedUntil <= now)
            .OrderBy(list => list.ImportedAt).Select(list => new { list.Id, list.WorkedUntil }).FirstOrDefaultAsync(cancel);
        if (next is null || await db.Set<ContactList>().Where(list => list.Id == next.Id && list.WorkedUntil == next.WorkedUntil)
                .ExecuteUpdateAsync(set => set.SetProperty(list => list.WorkedUntil, now + WorkedFor), cancel) == 0)
            return null;
        await write.CommitAsync(cancel);
        return next.Id;
    }

    /// <summary>Imports a list to its end.</summary>
    /// <returns>False where somebody else goes on with it, or nobody need.</returns>
    public async Task<bool> RunAsync(Guid id, CancellationToken cancel)
    {
        var list = await db.Set<ContactList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.State == ListState.Importing, cancel);
        if (list?.Reading is null)
            return false;
        var reading = JsonSerializer.Deserialize<Reading>(list.Reading)!;
        using var rows = new ImportRows(reading, uploads.Open(id));
        while (await rows.NextAsync(RowsInStep, cancel) is { } step)
        {
            // Rows that were imported before are read again, for the numbers that are in them.
            if (step.From < list.RowsRead)
                continue;
            if (await WriteAsync(list, step, reading, cancel) is not { } next)
                return false;
            list = next;
        }

        if (!await EndAsync(list, rows.Problem, cancel))
            return false;
        await uploads.ThrowAwayAsync(id, cancel);
        return true;
    }

    /// <returns>The list as it is after the step; null where another has written it.</returns>
    private async Task<ContactList?> WriteAsync(ContactList before, ImportStep step, Reading reading, CancellationToken cancel)
    {
        // What takes time and no database is done before the transaction.
        var ids = NeighbouringIds.Make(step.Candidates.Count);
        var contacts = step.Candidates.Zip(ids, (each, id) => (each.Row, Contact: NewContact(new ContactId(id), each.Row, each.Place, before, reading))).ToList();
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await HoldAsync(before.Id, step.From, cancel))
            return null;
        var list = await db.Set<ContactList>().SingleAsync(l => l.Id == before.Id, cancel);
        var rejections = await InsertAsync(list, contacts, cancel);
        rejections.AddRange(step.Rejections);
        rejections.Sort((one, other) => one.Row.CompareTo(other.Row));
        if (rejections.Count > 0)
            db.Add(new ListReportPart { List = list.Id, Before = list.RowsNotTaken, Count = rejections.Count, RowsSealed = Seal(rejections) });
        list.RowsRead = step.From + step.Count;
        list.RowsTaken += step.Count - rejections.Count;
        list.RowsNotTaken += rejections.Count;
        list.Reasons = ListReasons.Add(list.Reasons, rejections);
        list.WorkedUntil = clock.GetUtcNow() + WorkedFor;
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return list;
    }

    /// <summary>Holds the list until the end of the transaction, if its next step is still to be written.</summary>
    private async Task<bool> HoldAsync(Guid id, int from, CancellationToken cancel) =>
        await db.Set<ContactList>().Where(l => l.Id == id && l.State == ListState.Importing && l.RowsRead == from)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.State, l => l.State), cancel) == 1;

    private async Task<bool> EndAsync(ContactList list, FileProblem? problem, CancellationToken cancel)
    {
        var state = problem is null ? ListState.Imported : ListState.Failed;
        await using var write = await db.BeginWriteAsync(cancel);
        var ended = await db.Set<ContactList>().Where(l => l.Id == list.Id && l.State == ListState.Importing && l.RowsRead == list.RowsRead).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.State, state)
                .SetProperty(l => l.Problem, problem == null ? null : problem.Value.Why)
                .SetProperty(l => l.ProblemLine, problem == null ? 0 : problem.Value.Line)
                .SetProperty(l => l.Reading, (string?)null),
            cancel);
        await write.CommitAsync(cancel);
        return ended == 1;
    }

    /// <returns>The rows that could be read and yet were not taken.</returns>
    private async Task<List<Rejection>> InsertAsync(ContactList list, List<(ReadRow Row, NewContact Contact)> contacts, CancellationToken cancel)
    {
        var refused = await doNotCall.FindAsync([.. contacts.Select(each => each.Row.Number!)], cancel);
        var welcome = contacts.Where(each => !refused.Contains(each.Row.Number!)).Select(each => each.Contact).ToList();
        var added = await InsertContacts.InsertAsync(db, list.Campaign, list.Id, welcome, cancel);
        return
        [
            .. contacts.Where(each => !added.Contains(each.Contact.Id)).Select(each => new Rejection(
                each.Row.Source.Line, each.Row.Source.Row, refused.Contains(each.Row.Number!) ? RowRefusal.AskedNotToBeCalled : RowRefusal.AlreadyInCampaign)),
        ];
    }

    /// <param name="place">How many rows stand before it. Milliseconds in the past: the file's order is the order in which its people are called.</param>
    private NewContact NewContact(ContactId id, ReadRow row, int place, ContactList list, Reading reading) => new(
        id,
        vault.Hash(row.Number!),
        vault.Seal(row.Number!),
        ZoneChoice.Of(row.Number!, reading.Zone, list.ImportedAt),
        Seal(row.Name),
        Seal(row.Note),
        list.ImportedAt.AddMilliseconds(place - list.Rows));

    private byte[]? Seal(string? words) => words is null ? null : keys.Seal(KeyPurpose.Note, words);

    private byte[] Seal(List<Rejection> rejections) => keys.Seal(KeyPurpose.Note, JsonSerializer.Serialize(rejections, ReportJson.Options));
}
