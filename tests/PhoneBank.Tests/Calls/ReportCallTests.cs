using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class ReportCallTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    [Theory, OnBothEngines]
    public async Task Report_InACampaignWithRulesOfItsOwn_FollowsThem(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, volunteer) = (new CentreId(Guid.NewGuid()), new PersonId(Guid.NewGuid()));
        var campaign = await bank.AddCampaignAsync(centre);
        var contact = (await bank.AddContactsAsync(campaign, Bank.American(1)))[0];
        await bank.DbAsync(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.AfterBusy, 90).SetProperty(c => c.MaxAttempts, 2)));

        await bank.ReportAsync(await bank.TakeAsync(volunteer, centre, campaign), volunteer, Outcome.Busy);
        (await bank.ContactAsync(contact)).ReadyAt.ShouldBe(bank.Clock.GetUtcNow().AddMinutes(90));
        bank.Clock.Advance(TimeSpan.FromMinutes(89));
        (await bank.ClaimAsync(volunteer, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await bank.ReportAsync(await bank.TakeAsync(volunteer, centre, campaign), volunteer, Outcome.Busy);
        (await bank.ContactAsync(contact)).State.ShouldBe(ContactState.Exhausted);
    }

    [Theory, OnBothEngines]
    public async Task Report_AsOftenAsCallsMayEndSo_LeavesTheContactAlone_UnlessItIsTakenBack(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        var before = (await bank.ContactOfAsync(call)).Attempts;
        await bank.DbAsync(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.MaxVoicemail, 1)));

        await bank.ReportAsync(call, Ann, Outcome.Voicemail);
        (await bank.ContactOfAsync(call)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(ContactState.Exhausted), c => c.Attempts.Of(Outcome.Voicemail).ShouldBe(1));

        await bank.UndoAsync(call, Ann);
        (await bank.ContactOfAsync(call)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(ContactState.Waiting), c => c.Attempts.ShouldBe(before));
        await bank.ReportAsync(call, Ann, Outcome.Busy);
        (await bank.ContactOfAsync(call)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(ContactState.Waiting), c => c.Attempts.Of(Outcome.Busy).ShouldBe(1));
    }

    [Theory]
    [OnBothEngines("SpokeAndFinished")]
    [OnBothEngines("NoAnswer")]
    [OnBothEngines("Busy")]
    [OnBothEngines("Voicemail")]
    [OnBothEngines("SwitchedOff")]
    [OnBothEngines("WrongNumber")]
    [OnBothEngines("Fax")]
    [OnBothEngines("NeverCallAgain")]
    public async Task Report_LeadsToTheNextState_AndFreesTheNumberAfterItsRest(DatabaseEngine engine, string name)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        var outcome = Enum.Parse<Outcome>(name);
        (await bank.ReportAsync(call, Ann, outcome)).ShouldBe(ReportOutcome.Recorded);

        var transition = Transitions.Of(outcome, RetryRules.Default);
        var contact = await bank.ContactOfAsync(call);
        contact.State.ShouldBe(transition.Becomes);
        contact.ReadyAt.ShouldBe(bank.Clock.GetUtcNow() + (transition.RetryAfter ?? TimeSpan.Zero));
        contact.Attempts.Total.ShouldBe(transition.RetryAfter is null ? 0 : 1);
        var saved = await bank.CallAsync(call);
        saved.Outcome.ShouldBe(outcome);
        saved.EndedAt.ShouldBe(bank.Clock.GetUtcNow());
        var number = await bank.DbAsync(db => db.Set<Number>().AsNoTracking().SingleAsync(n => n.Id == saved.Number));
        number.Lease.ShouldBeNull();
        number.NotBefore.ShouldBe(bank.Clock.GetUtcNow() + transition.NumberRests!.Value);
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task Report_OfOneWhoCalledUs_DoesNotShortenTheirRest(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        await bank.DbAsync(db => db.Set<Number>().ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, bank.Clock.GetUtcNow().AddDays(60))));

        await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        (await bank.DbAsync(db => db.Set<Number>().AsNoTracking().SingleAsync())).NotBefore.ShouldBe(bank.Clock.GetUtcNow().AddDays(60));
    }

    [Theory, OnBothEngines]
    public async Task Report_Twice_RecordsTheFirst(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        (await bank.ReportAsync(call, Ann, Outcome.Busy)).ShouldBe(ReportOutcome.Recorded);
        (await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain)).ShouldBe(ReportOutcome.AlreadyRecorded);
        (await bank.CallAsync(call)).Outcome.ShouldBe(Outcome.Busy);
        (await bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Report_FromTwentyClicksAtOnce_CountsOneAttempt(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => bank.ReportAsync(call, Ann, Outcome.NoAnswer))));
        results.Count(result => result == ReportOutcome.Recorded).ShouldBe(1);
        results.Count(result => result == ReportOutcome.AlreadyRecorded).ShouldBe(19);
        (await bank.ContactOfAsync(call)).Attempts.Total.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Report_OfSomebodyElsesCall_OrOfNone_IsRefused(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        (await bank.ReportAsync(call, Ben, Outcome.SpokeAndFinished)).ShouldBe(ReportOutcome.NoSuchCall);
        (await bank.ReportAsync(CallId.New(), Ann, Outcome.SpokeAndFinished)).ShouldBe(ReportOutcome.NoSuchCall);
        (await bank.CallAsync(call)).Outcome.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Report_AfterTheLeaseExpired_IsTakenWhileNobodyElseHasTheNumber(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, _, call) = await CallAsync(bank);
        bank.Clock.Advance(TimeSpan.FromHours(3));
        (await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished)).ShouldBe(ReportOutcome.Recorded);
    }

    [Theory, OnBothEngines]
    public async Task Report_WhenSomebodyElseHasTheNumber_LeavesTheContactToThem(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        bank.Clock.Advance(Leases.Duration);
        var theirs = await bank.TakeAsync(Ben, centre, campaign);
        (await bank.ReportAsync(call, Ann, Outcome.WrongNumber)).ShouldBe(ReportOutcome.NumberWithSomebodyElse);
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Waiting);
        (await bank.ReportAsync(theirs, Ben, Outcome.SpokeAndFinished)).ShouldBe(ReportOutcome.Recorded);
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Spoken);
    }

    [Theory, OnBothEngines]
    public async Task Report_WhenSomebodyElseHasReportedMeanwhile_DoesNotChangeWhatTheySaid(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        bank.Clock.Advance(Leases.Duration);
        var theirs = await bank.TakeAsync(Ben, centre, campaign);
        await bank.ReportAsync(theirs, Ben, Outcome.SpokeAndFinished);
        (await bank.ReportAsync(call, Ann, Outcome.NoAnswer)).ShouldBe(ReportOutcome.NumberWithSomebodyElse);
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Spoken);
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_IsHeard_EvenWhenSomebodyElseHasTheNumber(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        bank.Clock.Advance(Leases.Duration);
        var theirs = await bank.TakeAsync(Ben, centre, campaign);
        (await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain)).ShouldBe(ReportOutcome.Recorded);
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.NeverCall);
        var dial = await bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(theirs, new Actor(Ben, centre, "ben"))).Outcome);
        dial.ShouldBe(DialOutcome.DoNotCall);
    }

    [Theory, OnBothEngines]
    public async Task Report_OfWhoAskedSomebodyElseMeanwhileNeverToBeCalled_ChangesNothingAboutThat(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        bank.Clock.Advance(Leases.Duration);
        var theirs = await bank.TakeAsync(Ben, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);

        (await bank.ReportAsync(theirs, Ben, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddHours(1)))).ShouldBe(ReportOutcome.OtherNumberDoNotCall);
        (await bank.ReportAsync(theirs, Ben, Outcome.NoAnswer)).ShouldBe(ReportOutcome.Recorded);

        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.NeverCall);
    }

    [Theory, OnBothEngines]
    public async Task NeverCallAgain_ClosesTheNumberInEveryCentre_AndDestroysItOnceTheNextContactIsTaken(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        var other = await bank.System.AddCentreAsync("Other");
        var theirs = await bank.AddContactsAsync(await bank.AddCampaignAsync(other), Bank.American(1));
        await bank.ReportAsync(call, Ann, Outcome.NeverCallAgain);

        (await bank.ContactAsync(theirs[0])).State.ShouldBe(ContactState.NeverCall);
        var entry = await bank.DbAsync(db => db.Set<DoNotCallEntry>().SingleAsync());
        entry.Day.ShouldBe(new DateOnly(2026, 11, 22));
        var before = await bank.DbAsync(db => db.Set<Number>().AsNoTracking().SingleAsync());
        entry.Hash.ShouldNotBe(before.NumberHash);
        before.NumberSealed.ShouldNotBeNull();

        await bank.AddContactsAsync(campaign, Bank.American(2));
        bank.Clock.Advance(UndoNeverCall.UndoableFor);
        await bank.TakeAsync(Ann, centre, campaign);
        var after = await bank.DbAsync(db => db.Set<Number>().AsNoTracking().SingleAsync(n => n.Id == before.Id));
        after.NumberSealed.ShouldBeNull();
        after.NumberHash.ShouldNotBe(before.NumberHash);
    }

    private static async Task<(CentreId Centre, CampaignId Campaign, CallId Call)> CallAsync(Bank bank)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        return (centre, campaign, await bank.TakeAsync(Ann, centre, campaign));
    }
}
