using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>
/// Brings the contacts of a list to where its use says, a step at a time: each step is one short transaction, and finds by an index those that are not there
/// yet. So whoever is interrupted is followed by somebody who goes on, and two who do it at once harm nothing.
/// </summary>
internal sealed class SettleList(LedgerlineDb db, ForgetContacts forget, Uploads uploads, TimeProvider clock)
{
    public const int ContactsInStep = 1_000;

    private const int PartsInStep = 16;

    private static readonly string[] ListTables = ["list_report_parts", "uploads", "upload_parts"];

    /// <summary>The lists whose contacts are not all where they should be.</summary>
    public Task<List<Guid>> UnsettledAsync(CancellationToken cancel) =>
        db.Set<ContactList>().Where(list => !list.IsSettled).OrderBy(list => list.ImportedAt).Select(list => list.Id).ToListAsync(cancel);

    /// <summary>Goes on until nothing is left to do, or must wait: a call that is in somebody's hand, an import.</summary>
    public async Task RunAsync(Guid id, CancellationToken cancel)
    {
        while (await StepAsync(id, null, cancel) > 0)
        {
        }

        var list = await db.Set<ContactList>().AsNoTracking().SingleAsync(l => l.Id == id, cancel);
        if (list.Use is ListUse.Ended or ListUse.Forgotten)
            await uploads.ThrowAwayAsync(id, cancel);
        if (list.Use == ListUse.Forgotten)
            await ForgetAsync(id, cancel);
        await EndAsync(id, list.Use, cancel);
    }

    /// <summary>Moves some contacts.</summary>
    /// <param name="first">One that must be among them, or null.</param>
    /// <returns>How many were moved.</returns>
    public async Task<int> StepAsync(Guid id, ContactId? first, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await HoldAsync(id, cancel) is not { } use)
            return 0;
        var contacts = Statement.Table(db.Source, "contacts");
        var states = string.Join(", ", From(use).Select(state => (int)state));
        var moved = first is { } one ? await MoveAsync(use, $"id = @first AND list = @list AND state IN ({states})", [("list", id), ("first", one.Value)], cancel) : 0;
        moved += await MoveAsync(
            use, $"id IN (SELECT c.id FROM {contacts} AS c WHERE c.list = @list AND c.state IN ({states}) LIMIT {ContactsInStep}{Statement.Hold(db.Source, "c")})",
            [("list", id)], cancel);
        await write.CommitAsync(cancel);
        return moved;
    }

    private static ContactState[] From(ListUse use) => use switch
    {
        ListUse.Open => [ContactState.Paused],
        ListUse.Paused => [ContactState.Waiting],
        ListUse.Ended => [ContactState.Waiting, ContactState.Paused, ContactState.Spare],
        ListUse.Forgotten => [ContactState.Waiting, ContactState.Paused, ContactState.Spare, ContactState.CallBack],
    };

    private static ContactState To(ListUse use) => use switch
    {
        ListUse.Open => ContactState.Waiting,
        ListUse.Paused => ContactState.Paused,
        ListUse.Ended or ListUse.Forgotten => ContactState.Ended,
    };

    private async Task<int> MoveAsync(ListUse use, string which, (string, object?)[] values, CancellationToken cancel)
    {
        // Who was promised nothing has neither owner nor time anyway.
        var sql = $"""
            UPDATE {Statement.Table(db.Source, "contacts")} SET state = {(int)To(use)}, finished_at = {(To(use).IsFinished() ? "@now" : "NULL")},
                owner = NULL, callback_at = NULL, for_whom_sealed = NULL
            WHERE {which}
            """;
        await using var command = db.Command(sql, [.. values, ("now", clock.GetUtcNow().ToUnixTimeMilliseconds())]);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Holds the list until the transaction ends: an import's step waits, and so does whoever decides otherwise.</summary>
    /// <returns>What was decided of it; null where it is not there.</returns>
    private async Task<ListUse?> HoldAsync(Guid id, CancellationToken cancel)
    {
        await db.Set<ContactList>().Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Use, l => l.Use), cancel);
        return await db.Set<ContactList>().Where(l => l.Id == id).Select(l => (ListUse?)l.Use).SingleOrDefaultAsync(cancel);
    }

    private async Task ForgetAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            while (await forget.OfListAsync(id, cancel) is { Contacts: > 0 })
            {
            }

            while (await ForgetReportAsync(id, cancel) > 0)
            {
            }
        }
        finally
        {
            await db.Source.WipeFreedSpaceAsync([.. ForgetContacts.Tables(db.Source), .. ListTables.Select(name => Statement.Table(db.Source, name))], CancellationToken.None);
        }
    }

    private async Task<int> ForgetReportAsync(Guid id, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var parts = await db.Set<ListReportPart>().Where(p => p.List == id).OrderBy(p => p.Before).Select(p => p.Before).Take(PartsInStep).ToListAsync(cancel);
        var gone = await db.Set<ListReportPart>().Where(p => p.List == id && parts.Contains(p.Before)).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
        return gone;
    }

    private async Task EndAsync(Guid id, ListUse use, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var from = From(use);
        if (await HoldAsync(id, cancel) != use || await db.Set<Contact>().AnyAsync(c => c.List == id && (use == ListUse.Forgotten || from.Contains(c.State)), cancel))
            return;
        await db.Set<ContactList>().Where(l => l.Id == id && l.State != ListState.Importing).ExecuteUpdateAsync(set => set.SetProperty(l => l.IsSettled, true), cancel);
        await write.CommitAsync(cancel);
    }
}
