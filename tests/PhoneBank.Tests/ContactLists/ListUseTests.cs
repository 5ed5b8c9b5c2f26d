using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public sealed class ListUseTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly Reading NameAndNumber = new(FileEncoding.Utf8, ',', HasHeadings: true, NumberColumn: 1, NameColumn: 0, NoteColumn: 2, "US", null);

    [Theory, OnBothEngines]
    public async Task Pause_HoldsAtOnce_AndSoDoesGoingOn(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var list = await ImportAsync(desk, 3);

        await SetAsync(desk, list, ListUse.Paused);

        // Nobody has moved the contacts yet.
        (await CountAsync(desk)).ShouldSatisfyAllConditions(counts => (counts.Ready, counts.Paused).ShouldBe((0, 3)));
        (await ClaimAsync(desk)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        await SettleAsync(desk);
        (await StatesAsync(desk, list)).ShouldBe([ContactState.Paused, ContactState.Paused, ContactState.Paused]);
        (await CountAsync(desk)).ShouldSatisfyAllConditions(counts => (counts.Ready, counts.Paused).ShouldBe((0, 3)), counts => counts.Done.ShouldBeEmpty());
        (await ExplainAsync(desk)).ShouldBe(QueueReason.Paused);

        await SetAsync(desk, list, ListUse.Open);
        await SettleAsync(desk);
        (await CountAsync(desk)).ShouldSatisfyAllConditions(counts => (counts.Ready, counts.Paused).ShouldBe((3, 0)));
        (await ClaimAsync(desk)).Outcome.ShouldBe(ClaimOutcome.Claimed);
        (await desk.Bank.AuditActionsAsync()).ShouldBe(["list-imported", "list-paused", "list-resumed"]);
    }

    [Theory, OnBothEngines]
    public async Task Claim_BehindAPausedList_FindsTheNextList(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        // The first list is ahead in the queue, and longer than one who asks moves in a step.
        var rows = Enumerable.Range(0, 2 * SettleList.ContactsInStep).Select(line => $"x,+1202555{2_000 + line}");
        var first = (await desk.ImportAsync("name,phone\n" + string.Join('\n', rows), NameAndNumber)).List.Id;
        desk.Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.ImportAsync("name,phone\nAnn,+12025550101\n", NameAndNumber);
        await SetAsync(desk, first, ListUse.Paused);

        var call = await ClaimAsync(desk);

        call.Outcome.ShouldBe(ClaimOutcome.Claimed);
        (await desk.Bank.NumberOfAsync(call.Call!.Value)).ShouldBe(Bank.American(1));
    }

    [Theory]
    [OnBothEngines("Paused", true)]
    [OnBothEngines("Ended", true)]
    [OnBothEngines("Forgotten", false)]
    public async Task Callback_ThatWasPromised_IsKeptUnlessTheListIsForgotten(DatabaseEngine engine, string use, bool isKept)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var list = await ImportAsync(desk, 1);
        var call = await TakeAsync(desk);
        await desk.Bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(desk.Bank.Clock.GetUtcNow().AddHours(1)));
        await SetAsync(desk, list, Enum.Parse<ListUse>(use));
        desk.Bank.Clock.Advance(TimeSpan.FromHours(1));

        (await ClaimAsync(desk)).Outcome.ShouldBe(isKept ? ClaimOutcome.Claimed : ClaimOutcome.Nobody);
    }

    [Theory]
    [OnBothEngines("Paused", "Busy", "Paused")]
    [OnBothEngines("Paused", "CallBack", "CallBack")]
    [OnBothEngines("Ended", "Busy", "Ended")]
    [OnBothEngines("Ended", "CallBack", "CallBack")]
    [OnBothEngines("Ended", "SpokeAndFinished", "Spoken")]
    [OnBothEngines("Forgotten", "Busy", "Ended")]
    [OnBothEngines("Forgotten", "CallBack", "Ended")]
    public async Task Report_OfACallThatHadBegun_LeadsWhereTheListAllows(DatabaseEngine engine, string use, string outcome, string state)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var list = await ImportAsync(desk, 1);
        var call = await TakeAsync(desk);
        await SetAsync(desk, list, Enum.Parse<ListUse>(use));
        await SettleAsync(desk);
        var reported = Enum.Parse<Outcome>(outcome);
        var callback = reported == Outcome.CallBack ? new CallbackRequest(desk.Bank.Clock.GetUtcNow().AddHours(1), null, "Mrs Lane") : null;

        (await desk.Bank.ReportAsync(call, Ann, reported, callback)).ShouldBe(ReportOutcome.Recorded);

        var contact = await desk.Bank.ContactOfAsync(call);
        contact.State.ShouldBe(Enum.Parse<ContactState>(state));
        contact.FinishedAt.HasValue.ShouldBe(contact.State.IsFinished());
        (contact.CallbackAt is null && contact.ForWhomSealed is null).ShouldBe(contact.State != ContactState.CallBack);
    }

    [Theory, OnBothEngines]
    public async Task End_IsForGood(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var list = await ImportAsync(desk, 2);
        await SetAsync(desk, list, ListUse.Paused);
        await SettleAsync(desk);
        await SetAsync(desk, list, ListUse.Ended);

        (await ClaimAsync(desk)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        await SettleAsync(desk);

        (await TrySetAsync(desk, list, ListUse.Open)).ShouldBe(ListUseOutcome.TooLate);
        (await TrySetAsync(desk, list, ListUse.Paused)).ShouldBe(ListUseOutcome.TooLate);
        (await TrySetAsync(desk, list, ListUse.Ended)).ShouldBe(ListUseOutcome.Done);
        (await StatesAsync(desk, list)).ShouldBe([ContactState.Ended, ContactState.Ended]);
        (await CountAsync(desk)).Done.ShouldBe([(ContactState.Ended, 2)]);
        (await desk.Bank.DbAsync(db => db.Set<Contact>().AllAsync(c => c.FinishedAt != null))).ShouldBeTrue();
        (await desk.Bank.AuditActionsAsync()).Count(action => action == "list-ended").ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Forget_LeavesNoTraceOfItsPeople_ButCountsAndNumbersOfOthers(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var bank = desk.Bank;
        var list = (await desk.ImportAsync("name,phone,note\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"Person {i},{Bank.American(i).E164},Met {i}\n")) + "Bad,12,x\n", NameAndNumber)).List.Id;
        // Somebody else has the last number too.
        await bank.AddContactsAsync(await bank.AddCampaignAsync(desk.Coordinator.Centre), Bank.American(30));
        var call = await TakeAsync(desk);
        await bank.WithAsync<ReportCall, ReportOutcome>(report => report.ReportAsync(call, Ann, new(Outcome.SpokeAndFinished, null, new CallNote(Moments.None, "Kind."))));
        var open = await TakeAsync(desk);
        var inHand = (await bank.CallAsync(open)).Contact!.Value;
        var gone = await TracesAsync(bank, list, c => c.Id != inHand, Bank.American(30));
        var kept = await TracesAsync(bank, list, c => c.Id == inHand, Bank.American(30));
        (await bank.System.FindInTablesAsync(gone)).Count.ShouldBe(gone.Count);

        await SetAsync(desk, list, ListUse.Forgotten);
        await SettleAsync(desk);

        // Who is on the line is forgotten after the call.
        (await bank.System.FindInTablesAsync(gone)).ShouldBeEmpty();
        (await bank.System.FindInTablesAsync(kept)).Count.ShouldBe(kept.Count);
        (await desk.ReportAsync(list)).Report.ShouldSatisfyAllConditions(report => report.IsSettled.ShouldBeFalse(), report => report.People.All.ShouldBe(1));
        await bank.ReportAsync(open, Ann, Outcome.Busy);
        (await ClaimAsync(desk)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Advance(ForgetOldCalls.UndoableFor + TimeSpan.FromMinutes(1));
        await bank.WithAsync<ForgetOldCalls, bool>(async forget =>
        {
            await forget.RunAsync();
            return true;
        });
        await SettleAsync(desk);

        var all = gone.Concat(kept).ToList();
        (await bank.System.FindInTablesAsync(all)).ShouldBeEmpty();
        if (engine == DatabaseEngine.Sqlite)
            bank.System.FindInFiles(all).ShouldBeEmpty();
        var after = await desk.ReportAsync(list);
        (after.List.Rows, after.List.Taken, after.List.NotTaken, after.Report.IsSettled, after.Report.People.All).ShouldBe((31, 30, 1, true, 0));
        after.Rejections.ShouldBeEmpty();
        (await CountAsync(desk)).Done.ShouldBe([(ContactState.Spoken, 1), (ContactState.Ended, 29)]);
        (await bank.DbAsync(db => db.Set<Number>().Where(n => n.NumberSealed != null).ToListAsync())).ShouldHaveSingleItem();
    }

    [Theory, OnBothEngines]
    public async Task Pause_OfAListThatIsImported_HoldsForAllOfIt(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name,phone\nAnn,2025550101\nBo,2025550102\n");
        await desk.StartAsync(upload, NameAndNumber);
        await SetAsync(desk, upload, ListUse.Paused);
        await SettleAsync(desk);

        (await desk.RunAsync(upload)).ShouldBeTrue();

        (await ClaimAsync(desk)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        await SettleAsync(desk);
        (await StatesAsync(desk, upload)).ShouldBe([ContactState.Paused, ContactState.Paused]);
        (await desk.ReportAsync(upload)).Report.IsSettled.ShouldBeTrue();
    }

    [Theory]
    [OnBothEngines("Ended")]
    [OnBothEngines("Forgotten")]
    public async Task End_OfAListThatIsImported_StopsTheImportAndThrowsTheFileAway(DatabaseEngine engine, string use)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var upload = await desk.UploadAsync("name,phone\nAnn,2025550101\nBo,2025550102\n");
        await desk.StartAsync(upload, NameAndNumber);

        await SetAsync(desk, upload, Enum.Parse<ListUse>(use));
        await SettleAsync(desk);

        (await desk.RunAsync(upload)).ShouldBeFalse();
        (await desk.ReportAsync(upload)).List.ShouldSatisfyAllConditions(list => list.State.ShouldBe(ListState.Stopped), list => (list.Rows, list.Taken).ShouldBe((2, 0)));
        (await desk.Bank.DbAsync(db => db.Set<UploadPart>().CountAsync())).ShouldBe(0);
        (await desk.Bank.DbAsync(db => db.Set<Upload>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Settle_ByThreeProcessesWhileOthersCall_MovesEverybodyOnce(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var rows = Enumerable.Range(0, 5 * SettleList.ContactsInStep / 2).Select(line => $"x,+1202555{2_000 + line}").ToList();
        var list = (await desk.ImportAsync("name,phone\n" + string.Join('\n', rows), NameAndNumber)).List.Id;
        await SetAsync(desk, list, ListUse.Ended);

        var claims = Enumerable.Range(0, 20).Select(_ => Task.Run(() => desk.Bank.ClaimAsync(new(Guid.NewGuid()), desk.Coordinator.Centre, desk.Campaign)));
        var settling = Enumerable.Range(0, 3).Select(_ => Task.Run(() => SettleAsync(desk)));
        await Task.WhenAll([.. claims, .. settling]);
        await SettleAsync(desk);

        (await claims.First()).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await StatesAsync(desk, list)).ShouldAllBe(state => state == ContactState.Ended);
        (await desk.Bank.DbAsync(db => db.Set<Call>().CountAsync())).ShouldBe(0);
        (await desk.ReportAsync(list)).Report.IsSettled.ShouldBeTrue();
    }

    [Theory, OnBothEngines]
    public async Task Set_ByAnotherCentre_FindsNoList(DatabaseEngine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var list = await ImportAsync(desk, 1);
        var stranger = desk.Coordinator with { Centre = await desk.Bank.System.AddCentreAsync("Another") };

        (await desk.Bank.WithAsync<SetListUse, ListUseOutcome>(set => set.SetAsync(stranger, desk.Campaign, list, ListUse.Forgotten, default))).ShouldBe(ListUseOutcome.NoSuchList);

        (await ClaimAsync(desk)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    private static async Task<Guid> ImportAsync(Desk desk, int people) =>
        (await desk.ImportAsync("name,phone\n" + string.Concat(Enumerable.Range(1, people).Select(i => $"Person {i},{Bank.American(i).E164}\n")), NameAndNumber)).List.Id;

    private static Task<ListUseOutcome> TrySetAsync(Desk desk, Guid list, ListUse use) =>
        desk.Bank.WithAsync<SetListUse, ListUseOutcome>(set => set.SetAsync(desk.Coordinator, desk.Campaign, list, use, default));

    private static async Task SetAsync(Desk desk, Guid list, ListUse use) => (await TrySetAsync(desk, list, use)).ShouldBe(ListUseOutcome.Done);

    /// <summary>What the background service does.</summary>
    private static Task SettleAsync(Desk desk) => SettleLists.RunAsync(desk.Bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);

    private static Task<ClaimResult> ClaimAsync(Desk desk) => desk.Bank.ClaimAsync(Ann, desk.Coordinator.Centre, desk.Campaign);

    private static Task<CallId> TakeAsync(Desk desk) => desk.Bank.TakeAsync(Ann, desk.Coordinator.Centre, desk.Campaign);

    private static Task<List<ContactState>> StatesAsync(Desk desk, Guid list) =>
        desk.Bank.DbAsync(db => db.Set<Contact>().Where(c => c.List == list).Select(c => c.State).ToListAsync());

    private static Task<QueueCounts> CountAsync(Desk desk) => desk.Bank.WithAsync<CountQueue, QueueCounts>(async count =>
        await count.CountAsync(await desk.Bank.DbAsync(db => db.Set<Campaign>().AsNoTracking().SingleAsync(c => c.Id == desk.Campaign)), default));

    private static async Task<QueueReason?> ExplainAsync(Desk desk) =>
        (await desk.Bank.WithAsync<ExplainQueue, QueueExplanation?>(explain => explain.ExplainAsync(desk.Campaign, desk.Coordinator.Centre, Ann)))?.Reason;

    /// <summary>The very bytes that lie there of these contacts of a list, but for a number that stays.</summary>
    private static Task<List<Trace>> TracesAsync(Bank bank, Guid list, Func<Contact, bool> which, Telephony.PhoneNumber stays) => bank.DbAsync(async db =>
    {
        var hash = bank.System.Services.GetRequiredService<NumberVault>().Hash(stays);
        var contacts = (await db.Set<Contact>().AsNoTracking().Where(c => c.List == list).ToListAsync()).Where(which).ToList();
        var numbers = contacts.Select(c => c.Number).ToHashSet();
        var ids = contacts.Select(c => (ContactId?)c.Id).ToHashSet();
        return contacts.SelectMany(c => new[] { Trace.OfBytes("name", c.NameSealed!), Trace.OfBytes("note", c.NoteSealed!) })
            .Concat((await db.Set<Number>().AsNoTracking().ToListAsync()).Where(n => numbers.Contains(n.Id) && !n.NumberHash.SequenceEqual(hash))
                .SelectMany(n => new[] { Trace.OfBytes("number", n.NumberSealed!), Trace.OfBytes("hash", n.NumberHash) }))
            .Concat((await db.Set<Call>().AsNoTracking().Where(c => c.NoteSealed != null).ToListAsync()).Where(c => ids.Contains(c.Contact))
                .Select(c => Trace.OfBytes("note of a call", c.NoteSealed!)))
            .ToList();
    });
}
