using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.ContactLists;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.Queue;

/// <summary>Somebody with three numbers, of whom each report speaks as one.</summary>
public sealed class OtherNumbersTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    private static readonly Reading ThreeNumbers = new(
        FileEncoding.Utf8, ',', HasHeadings: false, NumberColumn: 0, NameColumn: null, NoteColumn: null, null, null, SecondNumberColumn: 1, ThirdNumberColumn: 2);

    private static readonly CallbackRequest InAnHour = new(new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero), null, null);

    [Theory]
    [OnBothEngines(nameof(Outcome.SpokeAndFinished), "Spoken Ended Ended")]
    [OnBothEngines(nameof(Outcome.CallBack), "CallBack Spare Spare")]
    [OnBothEngines(nameof(Outcome.NoAnswer), "Waiting Spare Spare")]
    [OnBothEngines(nameof(Outcome.WrongNumber), "WrongNumber Waiting Spare")]
    [OnBothEngines(nameof(Outcome.Fax), "Fax Waiting Spare")]
    [OnBothEngines(nameof(Outcome.NeverCallAgain), "NeverCall NeverCall NeverCall")]
    public async Task Report_OnTheFirst_DecidesOfTheOthers_AndUndoingPutsAllBack(DatabaseEngine engine, string outcome, string states)
    {
        await using var desk = await OpenAsync(engine);
        var call = await TakeAsync(desk, Ann);

        await ReportAsync(desk, call, outcome);

        (await StatesAsync(desk)).ShouldBe(states);
        (await desk.Bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(outcome == nameof(Outcome.NeverCallAgain) ? 3 : 0);
        (await desk.Bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);
        (await StatesAsync(desk)).ShouldBe("Waiting Spare Spare");
        (await desk.Bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Numbers_ThatLeadNowhere_AreCalledOneAfterTheOther(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var called = new List<PhoneNumber>();
        for (var i = 0; i < 3; i++)
        {
            var call = await TakeAsync(desk, Ann);
            called.Add(await desk.Bank.NumberOfAsync(call));
            await desk.Bank.ReportAsync(call, Ann, Outcome.WrongNumber);
        }

        called.ShouldBe([Bank.American(1), Bank.American(2), Bank.American(3)]);
        (await desk.Bank.ClaimAsync(Ann, desk.Coordinator.Centre, desk.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task Report_OfTheLastAttempt_BringsTheNextNumberIntoTheQueue(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.Bank.DbAsync(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.MaxAttempts, 1)));
        await desk.Bank.ReportAsync(await TakeAsync(desk, Ann), Ann, Outcome.NoAnswer);

        (await StatesAsync(desk)).ShouldBe("Exhausted Waiting Spare");
        (await desk.Bank.NumberOfAsync(await TakeAsync(desk, Ann))).ShouldBe(Bank.American(2));
    }

    [Theory, OnBothEngines]
    public async Task Undo_WhenSomebodyCallsTheNextNumberAlready_IsTooLate(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var call = await TakeAsync(desk, Ann);
        await desk.Bank.ReportAsync(call, Ann, Outcome.WrongNumber);
        await TakeAsync(desk, Ben);

        (await desk.Bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.TakenMeanwhile);

        (await StatesAsync(desk)).ShouldBe("WrongNumber Waiting Spare");
    }

    [Theory, OnBothEngines]
    public async Task Undo_AfterSomebodyHasReportedOfTheNextNumber_LeavesWhatTheySaid(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var call = await TakeAsync(desk, Ann);
        await desk.Bank.ReportAsync(call, Ann, Outcome.WrongNumber);
        await desk.Bank.ReportAsync(await TakeAsync(desk, Ben), Ben, Outcome.Fax);

        (await desk.Bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);

        (await StatesAsync(desk)).ShouldBe("Waiting Fax Waiting");
    }

    [Theory, OnBothEngines]
    public async Task NextNumber_ThatRests_IsReadyOnceItHas(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var rested = desk.Bank.Clock.GetUtcNow().AddHours(2);
        var next = desk.Bank.System.Services.GetRequiredService<NumberVault>().Hash(Bank.American(2));
        await desk.Bank.DbAsync(db => db.Set<Number>().Where(number => number.NumberHash == next).ExecuteUpdateAsync(set => set.SetProperty(number => number.NotBefore, rested)));

        await desk.Bank.ReportAsync(await TakeAsync(desk, Ann), Ann, Outcome.WrongNumber);

        (await desk.Bank.DbAsync(db => db.Set<Contact>().Where(contact => contact.State == ContactState.Waiting).Select(contact => contact.ReadyAt).SingleAsync())).ShouldBe(rested);
    }

    [Theory, OnBothEngines]
    public async Task WhoCallsBackOnASpareNumber_IsFoundAndIsNotCalledOnTheFirst(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var ann = new Actor(Ann, desk.Coordinator.Centre, "ann");
        (await desk.Bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(ann, Bank.American(2)))).ShouldBe(ByNumberOutcome.Started);
        var call = await desk.Bank.DbAsync(db => db.Set<Call>().Select(c => c.Id).SingleAsync());

        await desk.Bank.ReportAsync(call, Ann, Outcome.CallBack, InAnHour);
        (await StatesAsync(desk)).ShouldBe("Spare CallBack Spare");
        await desk.Bank.UndoAsync(call, Ann);
        await desk.Bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);

        (await StatesAsync(desk)).ShouldBe("Ended Spoken Ended");
    }

    [Theory, OnBothEngines]
    public async Task CallbackOnTheOtherNumber_Stands(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var call = await TakeAsync(desk, Ann);

        await desk.Bank.ReportAsync(call, Ann, Outcome.CallBack, InAnHour with { OtherNumber = Bank.American(3) });

        (await StatesAsync(desk)).ShouldBe("Spoken Ended CallBack");
        (await desk.Bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);
        (await StatesAsync(desk)).ShouldBe("Waiting Spare Spare");
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_DestroysAllOfTheirNumbers_OnceItCannotBeTakenBack(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var call = await TakeAsync(desk, Ann);
        await desk.Bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        await desk.Bank.AddContactsAsync(desk.Campaign, Bank.American(9));
        await TakeAsync(desk, Ann);
        desk.Bank.Clock.Advance(UndoNeverCall.UndoableFor);

        await desk.Bank.WithAsync<ForgetNeverCalled, bool>(async forget =>
        {
            await forget.RunAsync();
            return true;
        });

        (await desk.Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.NumberSealed != null))).ShouldBe(1);
        (await desk.Bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(3);
        (await desk.Bank.DbAsync(db => db.Set<Contact>().CountAsync(contact => contact.Person != null))).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_TakenBackOnTheNextCall_PutsAllOfTheirNumbersBack(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var call = await TakeAsync(desk, Ann);
        await desk.Bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        await desk.Bank.AddContactsAsync(desk.Campaign, Bank.British(9));
        await TakeAsync(desk, Ann);

        (await desk.Bank.WithAsync<UndoNeverCall, bool>(undo => undo.UndoAsync(call, Ann))).ShouldBeTrue();

        (await StatesAsync(desk)).ShouldBe("Waiting Spare Spare Waiting");
        (await desk.Bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_TakenBack_LeavesTheNumberOnWhichSomebodyElseWasAskedTheSame(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var other = await desk.Bank.System.AddCentreAsync("Other");
        var theirs = await desk.Bank.AddCampaignAsync(other);
        await desk.Bank.AddContactsAsync(theirs, Bank.American(2));
        var bens = await desk.Bank.TakeAsync(Ben, other, theirs);
        var call = await TakeAsync(desk, Ann);
        await desk.Bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        await desk.Bank.ReportAsync(bens, Ben, Outcome.NeverCallAgain);

        (await desk.Bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);

        (await desk.Bank.WithAsync<DoNotCallList, IReadOnlySet<PhoneNumber>>(list => list.FindAsync([Bank.American(1), Bank.American(2), Bank.American(3)], default)))
            .ShouldBe([Bank.American(2)]);
    }

    [Theory, OnBothEngines]
    public async Task Numbers_OfWhomAnotherInstallationMayNotCallOnOne_AreNotCalledEither(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        await desk.Bank.PutOnDoNotCallAsync(Bank.American(1));

        (await desk.Bank.ClaimAsync(Ann, desk.Coordinator.Centre, desk.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);

        (await desk.Bank.DbAsync(db => db.Set<Contact>().Select(contact => contact.State).ToListAsync())).Order()
            .ShouldBe(new[] { ContactState.NeverCall, ContactState.Ended, ContactState.Ended }.Order());
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_OnAnotherCentresList_ClosesTheNumbersThatThisListHas(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var other = await desk.Bank.System.AddCentreAsync("Other");
        var theirs = await desk.Bank.AddCampaignAsync(other);
        await desk.Bank.AddContactsAsync(theirs, Bank.American(1));
        await desk.Bank.ReportAsync(await desk.Bank.TakeAsync(Ben, other, theirs), Ben, Outcome.NeverCallAgain);

        (await StatesAsync(desk)).ShouldBe("NeverCall NeverCall NeverCall");
        (await desk.Bank.ClaimAsync(Ann, desk.Coordinator.Centre, desk.Campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task SpareNumbers_OfAListThatIsEnded_Follow_AndThePageCountsEachOnce(DatabaseEngine engine)
    {
        await using var desk = await OpenAsync(engine);
        var campaign = await desk.Bank.DbAsync(db => db.Set<Campaign>().AsNoTracking().SingleAsync());
        var counts = await desk.Bank.WithAsync<CountQueue, QueueCounts>(count => count.CountAsync(campaign, default));
        (counts.Ready, counts.Spare, counts.Done.Count).ShouldBe((1, 2, 0));
        var list = await desk.Bank.DbAsync(db => db.Set<ContactList>().Select(l => l.Id).SingleAsync());

        await desk.Bank.WithAsync<SetListUse, ListUseOutcome>(use => use.SetAsync(desk.Coordinator, desk.Campaign, list, ListUse.Ended, default));
        await desk.Bank.WithAsync<SettleList, bool>(async settle =>
        {
            await settle.RunAsync(list, default);
            return true;
        });

        (await StatesAsync(desk)).ShouldBe("Ended Ended Ended");
    }

    /// <summary>One person, American 1, 2 and 3.</summary>
    private static async Task<Desk> OpenAsync(DatabaseEngine engine)
    {
        var desk = await Desk.OpenAsync(engine);
        (await desk.ImportAsync($"{Bank.American(1).E164},{Bank.American(2).E164},{Bank.American(3).E164}\n", ThreeNumbers)).List.Taken.ShouldBe(1);
        return desk;
    }

    private static Task<CallId> TakeAsync(Desk desk, PersonId volunteer) => desk.Bank.TakeAsync(volunteer, desk.Coordinator.Centre, desk.Campaign);

    private static async Task ReportAsync(Desk desk, CallId call, string outcome) =>
        (await desk.Bank.ReportAsync(call, Ann, Enum.Parse<Outcome>(outcome), outcome == nameof(Outcome.CallBack) ? InAnHour : null)).ShouldBe(ReportOutcome.Recorded);

    /// <summary>In the order of the numbers.</summary>
    private static async Task<string> StatesAsync(Desk desk)
    {
        var vault = desk.Bank.System.Services.GetRequiredService<NumberVault>();
        var contacts = await desk.Bank.DbAsync(db =>
            (from contact in db.Set<Contact>()
             where contact.Campaign == desk.Campaign
             join number in db.Set<Number>() on contact.Number equals number.Id
             select new { contact.State, number.NumberSealed }).ToListAsync());
        return string.Join(' ', contacts.OrderBy(each => vault.Open(each.NumberSealed!).E164, StringComparer.Ordinal).Select(each => each.State));
    }
}
