using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>Scenario 8, where it was a slip of the finger that is noticed on the next call.</summary>
public sealed class UndoNeverCallTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnBothEngines]
    public async Task Undo_AfterTheNextContactWasTaken_PutsEveryContactBack_AndLeavesTheOpenCall(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        var theirs = (await bank.AddContactsAsync(await bank.AddCampaignAsync(new CentreId(Guid.NewGuid())), Bank.American(1)))[0];
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        var next = await bank.TakeAsync(Ann, centre, campaign);
        bank.Clock.Advance(4 * Minute);

        (await FindAsync(bank, Ann)).ShouldBe([new RecentNeverCall(call, 4)]);
        (await UndoAsync(bank, call, Ann)).ShouldBeTrue();

        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Waiting);
        (await bank.ContactAsync(theirs)).State.ShouldBe(ContactState.Waiting);
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0);
        (await bank.CallAsync(call)).ShouldSatisfyAllConditions(
            over => over.Outcome.ShouldBeNull(), over => over.EndedAt.ShouldNotBeNull(), over => over.IsCurrent.ShouldBeFalse(), over => over.Undo.ShouldBeNull());
        (await bank.CallAsync(next)).ShouldSatisfyAllConditions(open => open.IsCurrent.ShouldBeTrue(), open => open.EndedAt.ShouldBeNull());
        (await FindAsync(bank, Ann)).ShouldBeEmpty();
        // They were called a moment ago: nobody calls them again at once, but later somebody does.
        (await bank.ContactOfAsync(call)).ReadyAt.ShouldBe(bank.Clock.GetUtcNow().AddHours(4));
        var number = (await bank.CallAsync(call)).Number;
        (await bank.DbAsync(db => db.Set<Number>().Where(n => n.Id == number).Select(n => n.NotBefore).SingleAsync())).ShouldBe(bank.Clock.GetUtcNow().AddHours(4));
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        await bank.ReportAsync(next, Ann, Outcome.SpokeAndFinished);
        bank.Clock.Advance(TimeSpan.FromHours(4));
        (await bank.NumberOfAsync(await bank.TakeAsync(Ben, centre, campaign))).ShouldBe(Bank.American(1));
    }

    [Theory, OnBothEngines]
    public async Task Number_AsLongAsItCanBeUndone_IsNowhereCallable_AndThenItIsDestroyed(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        await bank.TakeAsync(Ann, centre, campaign);
        var others = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(others, Bank.American(1)); // As from a list that was imported at this very moment.
        bank.Clock.Advance(UndoNeverCall.UndoableFor - TimeSpan.FromSeconds(1));
        await TidyUpAsync(bank);
        (await bank.NumberOfAsync(call)).ShouldBe(Bank.American(1));
        (await bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(new Actor(Ben, new CentreId(Guid.NewGuid()), "ben"), Bank.American(1))))
            .ShouldBe(ByNumberOutcome.NotFound);
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);

        bank.Clock.Advance(TimeSpan.FromSeconds(1));
        (await FindAsync(bank, Ann)).ShouldBeEmpty();
        (await UndoAsync(bank, call, Ann)).ShouldBeFalse();
        await TidyUpAsync(bank);
        (await NumberSealedAsync(bank, call)).ShouldBeNull();
        (await bank.CallAsync(call)).ShouldSatisfyAllConditions(over => over.Outcome.ShouldBe(Outcome.NeverCallAgain), over => over.Undo.ShouldBeNull());
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Claim_OfTheNumberInAnotherList_WhileItCanBeUndone_ClosesIt_AndNothingIsLeftToUndo(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        await bank.TakeAsync(Ann, centre, campaign);
        var others = await bank.AddCampaignAsync(centre);
        var again = (await bank.AddContactsAsync(others, Bank.American(1)))[0];
        bank.Clock.Advance(TimeSpan.FromDays(31)); // Its rest is over, and nobody has tidied up since.
        (await bank.ClaimAsync(Ben, centre, others)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.ContactAsync(again)).State.ShouldBe(ContactState.NeverCall);
        (await UndoAsync(bank, call, Ann)).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task Undo_WhenSomebodyElseWasAskedTheSame_LeavesThemOnTheList(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank, contacts: 1);
        bank.Clock.Advance(Leases.Duration);
        var later = await bank.TakeAsync(Ben, centre, campaign);
        await bank.AddContactsAsync(campaign, Bank.American(2));
        await bank.ReportAsync(later, Ben, Outcome.NeverCallAgain);
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        await bank.TakeAsync(Ben, centre, campaign);
        (await UndoAsync(bank, later, Ben)).ShouldBeFalse();
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(1);
        (await bank.ContactOfAsync(later)).State.ShouldBe(ContactState.NeverCall);
    }

    [Theory, OnBothEngines]
    public async Task Undo_OfAReportThatCameLate_AfterTheCallWasGivenBack_IsPossibleAsLong(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await bank.WithAsync<GiveBackCall, bool>(give => give.GiveBackAsync(call, Ann));
        await bank.TakeAsync(Ann, centre, campaign);
        bank.Clock.Advance(Minute);
        (await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain)).ShouldBe(ReportOutcome.Recorded);
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.NeverCall);

        (await FindAsync(bank, Ann)).ShouldBe([new RecentNeverCall(call, 0)]);
        (await UndoAsync(bank, call, Ann)).ShouldBeTrue();

        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Waiting);
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Undo_BySomebodyElse_OrTwice_OrOfAnotherOutcome_DoesNothing(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);
        (await UndoAsync(bank, call, Ann)).ShouldBeFalse(); // While it is current the page undoes it, and opens it again.
        var next = await bank.TakeAsync(Ann, centre, campaign);
        (await UndoAsync(bank, call, Ben)).ShouldBeFalse();
        (await UndoAsync(bank, next, Ann)).ShouldBeFalse();
        (await FindAsync(bank, Ben)).ShouldBeEmpty();
        var undone = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => UndoAsync(bank, call, Ann))));
        undone.Count(one => one).ShouldBe(1);
    }

    [Fact]
    public async Task Page_OnTheNextCall_TakesThemOffAgain_AndKeepsWhatWasTyped()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        var call = await OpenCallAsync(page);
        await page.Bank.ReportAsync(call, page.Volunteer, Outcome.NeverCallAgain);
        (await page.GetAsync()).QuerySelector(".never-called").ShouldBeNull();
        await page.NextAsync();
        page.Bank.Clock.Advance(2 * Minute);

        var form = await page.GetAsync();
        var line = form.QuerySelector("#call .never-called")!;
        line.TextContent.ShouldContain("2 minutes ago");
        line.OuterHtml.ShouldNotContain("0101");
        form.QuerySelector("#call")!.SetAttribute("action", line.QuerySelector("button")!.GetAttribute("formaction")!);
        (await page.Client.SubmitAsync(form, "#call", ("Form.Note", "Kind."))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);

        var after = await page.GetAsync();
        after.QuerySelector(".never-called").ShouldBeNull();
        after.QuerySelector("#Form_Note")!.TextContent.Trim().ShouldBe("Kind.");
        (await page.Bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Waiting);
        using var again = await page.Client.SubmitAsync(form, "#call");
        (await again.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("nothing to undo");
    }

    [Fact]
    public async Task Page_BetweenCalls_TakesThemOffAgain()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        var call = await OpenCallAsync(page);
        await page.Bank.ReportAsync(call, page.Volunteer, Outcome.NeverCallAgain);
        await page.NextAsync();
        await page.Bank.ReportAsync(await OpenCallAsync(page), page.Volunteer, Outcome.Busy);

        var between = await page.GetAsync();
        var line = between.QuerySelector(".recent .never-called")!;
        line.TextContent.ShouldContain("Just now");
        between.QuerySelector(".recent")!.SetAttribute("action", line.QuerySelector("button")!.GetAttribute("formaction")!);
        (await page.Client.SubmitAsync(between, ".recent")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);

        (await page.GetAsync()).QuerySelector(".never-called").ShouldBeNull();
        (await page.Bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Waiting);
    }

    private static Task<CallId> OpenCallAsync(CallPage page) =>
        page.Bank.WithAsync<CurrentCall, CallId>(async current => (await current.FindAsync(page.Volunteer, default))!.Id);

    private static Task<IReadOnlyList<RecentNeverCall>> FindAsync(Bank bank, PersonId volunteer) =>
        bank.WithAsync<UndoNeverCall, IReadOnlyList<RecentNeverCall>>(undo => undo.FindAsync(volunteer));

    private static Task<bool> UndoAsync(Bank bank, CallId call, PersonId volunteer) => bank.WithAsync<UndoNeverCall, bool>(undo => undo.UndoAsync(call, volunteer));

    private static Task<bool> TidyUpAsync(Bank bank) => bank.WithAsync<ForgetNeverCalled, bool>(async forget =>
    {
        await forget.RunAsync();
        return true;
    });

    private static async Task<byte[]?> NumberSealedAsync(Bank bank, CallId call)
    {
        var number = (await bank.CallAsync(call)).Number;
        return await bank.DbAsync(db => db.Set<Number>().Where(n => n.Id == number).Select(n => n.NumberSealed).SingleAsync());
    }

    private static async Task<(CentreId Centre, CampaignId Campaign, CallId Call)> CallAsync(Bank bank, int contacts = 2)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(1, contacts).Select(Bank.American));
        return (centre, campaign, await bank.TakeAsync(Ann, centre, campaign));
    }
}
