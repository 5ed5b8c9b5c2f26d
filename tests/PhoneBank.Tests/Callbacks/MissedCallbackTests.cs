using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Callbacks;

public sealed class MissedCallbackTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());
    private static readonly TimeSpan InFive = TimeSpan.FromMinutes(5);

    [Theory, OnBothEngines]
    public async Task Missed_IsShownAfterTheGrace_ToWhoPromisedIt_AndToNobodyElse(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, _, contact) = await PromisedAsync(bank);
        bank.Clock.Advance(InFive + Leases.CallbackGrace - TimeSpan.FromSeconds(1));
        (await OfAsync(bank, Ann, centre)).ShouldBeEmpty();
        bank.Clock.Advance(TimeSpan.FromSeconds(1));
        var missed = (await OfAsync(bank, Ann, centre)).ShouldHaveSingleItem();
        missed.Contact.ShouldBe(contact);
        missed.ForWhom.ShouldBe("Mr Lane");
        missed.Masked.ShouldNotContain("0101");
        (await OfAsync(bank, Ben, centre)).ShouldBeEmpty();
        (await OfAsync(bank, Ann, await bank.System.AddCentreAsync("Other"))).ShouldBeEmpty();
        (await bank.WithAsync<FindMissedCallbacks, int>(find => find.CountOfCentreAsync(centre))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Missed_OfAPausedCampaign_IsStillShown_AndNotBegun(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, contact) = await PromisedAsync(bank);
        await bank.DbAsync(db => db.Set<Campaign>().Where(c => c.Id == campaign).ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CampaignState.Paused)));
        bank.Clock.Advance(InFive + Leases.CallbackGrace);
        (await OfAsync(bank, Ann, centre)).ShouldHaveSingleItem().IsCampaignOpen.ShouldBeFalse();
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.CampaignPaused);
    }

    [Theory, OnBothEngines]
    public async Task Make_BeginsTheCall_AtAnyHour_AndItIsMissedNoMore(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        // Ten in the morning in London, five in Washington: nobody there would be called.
        var (centre, _, contact) = await PromisedAsync(bank, new CallingHours(5 * 60, (5 * 60) + 1));
        bank.Clock.Advance(InFive + Leases.CallbackGrace);
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.Started);
        (await OfAsync(bank, Ann, centre)).ShouldBeEmpty();
        var call = await bank.DbAsync(db => db.Set<Call>().AsNoTracking().SingleAsync(c => c.EndedAt == null));
        call.Contact.ShouldBe(contact);
        (await bank.WithAsync<DialContact, (DialOutcome Outcome, Telephony.PhoneNumber? Number)>(dial => dial.DialAsync(call.Id, new Actor(Ann, centre, "Ann"))))
            .Number.ShouldBe(Bank.American(1));
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.OtherCallOpen);
        await bank.ReportAsync(call.Id, Ann, Outcome.SpokeAndFinished);
        bank.Clock.Advance(Leases.Duration);
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.NotWaiting);
    }

    [Theory, OnBothEngines]
    public async Task Make_OfSomebodyElses_OrNotYetDue_OrAnotherCentres_IsRefused(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, _, contact) = await PromisedAsync(bank);
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.NotWaiting);
        bank.Clock.Advance(InFive + Leases.CallbackGrace);
        (await MakeAsync(bank, Ben, centre, contact)).ShouldBe(MakeCallbackOutcome.NotWaiting);
        (await MakeAsync(bank, Ann, await bank.System.AddCentreAsync("Other"), contact)).ShouldBe(MakeCallbackOutcome.NotWaiting);
        (await OfAsync(bank, Ann, centre)).ShouldHaveSingleItem();
    }

    [Theory, OnBothEngines]
    public async Task Make_WhileSomebodyElseHasIt_IsRefused_AndItIsShownToNobody(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, contact) = await PromisedAsync(bank);
        bank.Clock.Advance(InFive + Leases.CallbackGrace);
        (await bank.CallAsync(await bank.TakeAsync(Ben, centre, campaign))).Contact.ShouldBe(contact);
        (await OfAsync(bank, Ann, centre)).ShouldBeEmpty();
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.WithSomebodyElse);
        (await bank.DbAsync(db => db.Set<Call>().CountAsync(call => call.EndedAt == null))).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Make_OfSomebodyOnTheDoNotCallList_IsRefused_AndTheNumberIsForgotten(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, _, contact) = await PromisedAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(1));
        bank.Clock.Advance(InFive + Leases.CallbackGrace);
        (await MakeAsync(bank, Ann, centre, contact)).ShouldBe(MakeCallbackOutcome.DoNotCall);
        (await OfAsync(bank, Ann, centre)).ShouldBeEmpty();
        (await bank.ContactAsync(contact)).State.ShouldBe(ContactState.NeverCall);
        (await bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.NumberSealed != null))).ShouldBe(0);
    }

    private static async Task<(CentreId Centre, CampaignId Campaign, ContactId Contact)> PromisedAsync(Bank bank, CallingHours? hours = null)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre, hours);
        var contact = (await bank.AddContactsAsync(campaign, Bank.American(1))).Single();
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow() + InFive, null, "Mr Lane"));
        return (centre, campaign, contact);
    }

    private static Task<IReadOnlyList<MissedCallback>> OfAsync(Bank bank, PersonId owner, CentreId centre) =>
        bank.WithAsync<FindMissedCallbacks, IReadOnlyList<MissedCallback>>(find => find.OfOwnerAsync(new Actor(owner, centre, "Ann")));

    private static Task<MakeCallbackOutcome> MakeAsync(Bank bank, PersonId volunteer, CentreId centre, ContactId contact) =>
        bank.WithAsync<MakeCallback, MakeCallbackOutcome>(make => make.MakeAsync(new Actor(volunteer, centre, "Ann"), contact));
}
