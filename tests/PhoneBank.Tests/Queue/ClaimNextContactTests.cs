using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Queue;

public sealed class ClaimNextContactTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    private static readonly Outcome[] ThreeOutcomes = [Outcome.Busy, Outcome.SpokeAndFinished, Outcome.Fax];

    [Theory, OnBothEngines]
    public async Task Claim_OfAnEmptyCampaign_FindsNobody(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        (await bank.ClaimAsync(Ann, centre, campaign)).ShouldBe(new ClaimResult(ClaimOutcome.Nobody, null));
    }

    [Theory, OnBothEngines]
    public async Task Claim_OfAnotherCentresCampaign_IsRefused(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var other = await bank.System.AddCentreAsync("Other");
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        (await bank.ClaimAsync(Ann, other, campaign)).Outcome.ShouldBe(ClaimOutcome.NoSuchCampaign);
    }

    [Theory, OnBothEngines]
    public async Task Claims_InAList_ComeInItsOrder_NewBeforeRetries(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2), Bank.American(3));
        var called = new List<string>();
        foreach (var outcome in ThreeOutcomes)
        {
            var call = await bank.TakeAsync(Ann, centre, campaign);
            called.Add((await bank.NumberOfAsync(call)).E164);
            await bank.ReportAsync(call, Ann, outcome);
            bank.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        called.ShouldBe([.. Enumerable.Range(1, 3).Select(index => Bank.American(index).E164)]);
        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.American(1));
    }

    [Theory, OnBothEngines]
    public async Task Claim_WhileACallIsOpen_GivesThatCallAgain(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var first = await bank.TakeAsync(Ann, centre, campaign);
        (await bank.ClaimAsync(Ann, centre, campaign)).ShouldBe(new ClaimResult(ClaimOutcome.Resumed, first));
    }

    [Theory, OnBothEngines]
    public async Task Claim_FromTwentyTabsOfOneVolunteer_TakesOneContact(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(0, 50).Select(Bank.British));
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => bank.ClaimAsync(Ann, centre, campaign))));
        results.Select(result => result.Call).Distinct().Count().ShouldBe(1);
        (await bank.DbAsync(db => db.Set<Call>().CountAsync())).ShouldBe(1);
        (await bank.DbAsync(db => db.Set<Number>().CountAsync(n => n.Lease != null))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Claim_WhenALeaseHasExpired_HandsTheNumberToTheNext(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1));
        await bank.TakeAsync(Ann, centre, campaign);
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Advance(Leases.Duration);
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task Claim_OfANumberThatHasJustBeenCalledByAnotherCentre_WaitsForItsCooldown(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var (campaign, others) = (await bank.AddCampaignAsync(centre), await bank.AddCampaignAsync(other));
        await bank.AddContactsAsync(campaign, Bank.American(1));
        await bank.AddContactsAsync(others, Bank.American(1));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.Busy);
        (await bank.ClaimAsync(Ben, other, others)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Advance(TimeSpan.FromMinutes(20));
        (await bank.ClaimAsync(Ben, other, others)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task Claim_OnAHoliday_IsOfNobody_AndThePageSaysWhenItOpens(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = new CentreId(Guid.NewGuid());
        var campaign = await bank.AddCampaignAsync(centre, new CallingHours(9 * 60, 20 * 60));
        await bank.AddContactsAsync(campaign, Bank.British(1));
        bank.Clock.Set(new DateTimeOffset(2026, 12, 25, 12, 0, 0, TimeSpan.Zero));
        await bank.DbAsync(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Holidays, "2026-12-25").SetProperty(c => c.CallingDays, Weekdays.All & ~Weekdays.Saturday)));

        (await bank.ClaimAsync(Ann, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.WithAsync<ExplainQueue, QueueExplanation?>(explain => explain.ExplainAsync(campaign, centre, Ann)))
            .ShouldBe(new QueueExplanation(QueueReason.OutsideHours, new DateTimeOffset(2026, 12, 27, 9, 0, 0, TimeSpan.Zero), 0));

        bank.Clock.Set(new DateTimeOffset(2026, 12, 27, 12, 0, 0, TimeSpan.Zero));
        (await bank.ClaimAsync(Ann, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task Claim_IsOnlyOfZonesInsideTheCallingHours(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre, new CallingHours(9 * 60, 20 * 60));
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.British(1));
        bank.Clock.Set(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)); // noon in London, seven in Washington
        var call = await bank.TakeAsync(Ann, centre, campaign);
        (await bank.NumberOfAsync(call)).ShouldBe(Bank.British(1));
        await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        (await bank.ClaimAsync(Ann, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Set(new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.Zero));
        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.American(1));
    }

    [Theory, OnBothEngines]
    public async Task Claim_OfAContactWhoseZoneIsNotKnown_NeverHappens(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        var contacts = await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        await bank.DbAsync(db => db.Set<Contact>().Where(c => c.Id == contacts[0]).ExecuteUpdateAsync(set => set.SetProperty(c => c.Zone, (string?)null)));
        await bank.DbAsync(db => db.Set<Contact>().Where(c => c.Id == contacts[1]).ExecuteUpdateAsync(set => set.SetProperty(c => c.Zone, "Nowhere/Atlantis")));
        (await bank.ClaimAsync(Ann, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task Claim_OfANumberPutOnTheDoNotCallListMeanwhile_ClosesItEverywhere(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var (campaign, others) = (await bank.AddCampaignAsync(centre), await bank.AddCampaignAsync(other));
        var contacts = await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var theirs = await bank.AddContactsAsync(others, Bank.American(1));
        await bank.PutOnDoNotCallAsync(Bank.American(1));
        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.American(2));
        (await bank.ContactAsync(contacts[0])).State.ShouldBe(ContactState.NeverCall);
        (await bank.ContactAsync(theirs[0])).State.ShouldBe(ContactState.NeverCall);
        (await bank.DbAsync(db => db.Set<Number>().CountAsync(n => n.NumberSealed == null))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Claim_OfTheNextContact_EndsTheUndoOfTheOneBefore(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Bank.American(1), Bank.American(2));
        var first = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(first, Ann, Outcome.Fax);
        await bank.TakeAsync(Ann, centre, campaign);
        (await bank.UndoAsync(first, Ann)).ShouldBe(UndoResult.NothingToUndo);
        (await bank.CallAsync(first)).Undo.ShouldBeNull();
    }
}
