using System.Text.Json;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>
/// Imports the rows of a list that are not imported yet, a step at a time: each step is one short transaction, which also says how far the import is. Whoever
/// is interrupted, by a crash or by an outage, is followed by somebody who reads the file again and goes on from there. Two who do it at once harm nothing:
/// a step is written by one of them.
/// </summary>
internal sealed class RunImport(LedgerlineDb db, Uploads uploads, TakeRows take, KeyRing keys, TimeProvider clock)
{
    public const int RowsInStep = InsertContacts.MaxBatch;

    private const int RowsBetweenSweeps = 50_000;

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
        using var rows = new ImportRows(list, reading, uploads.Open(id));
        while (await rows.NextAsync(RowsInStep, cancel) is { } step)
        {
            // Rows that were imported before are read again, for the numbers that are in them.
            if (step.From < list.RowsRead)
                continue;
            if (await WriteAsync(list, step, reading, cancel) is not { } next)
                return false;
            list = next;
            if (step.From > 0 && step.From % RowsBetweenSweeps == 0)
                Sweep();
        }

        if (!await EndAsync(list, rows.Problem, cancel))
            return false;
        await uploads.ThrowAwayAsync(id, cancel);
        return true;
    }

    /// <summary>
    /// A step's rows grow old while the database is waited for, and where there is much memory the collector leaves what has grown old for long: a hundred
    /// megabytes in a million rows. It collects beside the import.
    /// </summary>
    private static void Sweep() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);

    /// <returns>The list as it is after the step; null where another has written it.</returns>
    private async Task<ContactList?> WriteAsync(ContactList before, ImportStep step, Reading reading, CancellationToken cancel)
    {
        var prepared = take.Prepare(before, step.Candidates);
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await HoldAsync(before.Id, step.From, cancel))
            return null;
        var list = await db.Set<ContactList>().SingleAsync(l => l.Id == before.Id, cancel);
        Write(list, step, await take.TakeAsync(list, reading, prepared, cancel));
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return list;
    }

    private void Write(ContactList list, ImportStep step, TakenRows taken)
    {
        var report = step.Report.Concat(taken.Report).OrderBy(each => each.Row).ToList();
        if (report.Count > 0)
            db.Add(new ListReportPart { List = list.Id, Before = list.RowsNotTaken + list.NumbersLeftOut, Count = report.Count, RowsSealed = Seal(report) });
        var notTaken = report.Where(each => !each.RowTaken).ToList();
        list.RowsRead = step.From + step.Count;
        list.RowsTaken += step.Count - notTaken.Count - taken.Joined;
        list.RowsJoined += taken.Joined;
        list.RowsNotTaken += notTaken.Count;
        list.NumbersLeftOut += report.Count - notTaken.Count;
        list.Reasons = ListReasons.Add(list.Reasons, notTaken);
        list.WorkedUntil = clock.GetUtcNow() + WorkedFor;
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
                .SetProperty(l => l.Reading, (string?)null)
                .SetProperty(l => l.Places, (string?)null),
            cancel);
        await write.CommitAsync(cancel);
        return ended == 1;
    }

    private byte[] Seal(List<Rejection> report) => keys.Seal(KeyPurpose.Note, JsonSerializer.Serialize(report, ReportJson.Options));
}
