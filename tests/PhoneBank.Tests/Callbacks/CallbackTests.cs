using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Callbacks;

public sealed class CallbackTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    [Theory, OnBothEngines]
    public async Task Callback_WhenDue_GoesToWhoPromisedIt_AheadOfTheQueue(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        var promised = (await bank.CallAsync(call)).Contact;
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5)));

        (await bank.CallAsync(await bank.TakeAsync(Ben, centre, campaign))).Contact.ShouldNotBe(promised);
        var other = await bank.TakeAsync(Ann, centre, campaign);
        (await bank.CallAsync(other)).Contact.ShouldNotBe(promised);
        await bank.ReportAsync(other, Ann, Outcome.NoAnswer);
        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.CallAsync(await bank.TakeAsync(new PersonId(Guid.NewGuid()), centre, campaign))).Contact.ShouldNotBe(promised);
        (await bank.CallAsync(await bank.TakeAsync(Ann, centre, campaign))).Contact.ShouldBe(promised);
    }

    [Theory, OnBothEngines]
    public async Task Callback_LeftLying_GoesToAnybodyOfTheCampaignAfterTheGrace(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5)));
        bank.Clock.Advance(TimeSpan.FromMinutes(5) + Leases.CallbackGrace);
        (await bank.CallAsync(await bank.TakeAsync(Ben, centre, campaign))).Contact.ShouldBe((await bank.CallAsync(call)).Contact);
    }

    [Theory, OnBothEngines]
    public async Task Callback_OutsideTheCallingHours_IsMade_BecauseThePersonAskedForIt(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        // It is ten in London: calling ends one minute later.
        var campaign = await bank.AddCampaignAsync(centre, new CallingHours(9 * 60, 10 * 60 + 1));
        await bank.AddContactsAsync(campaign, Bank.British(1), Bank.British(2));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5)));
        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.CallAsync(await bank.TakeAsync(Ann, centre, campaign))).Contact.ShouldBe((await bank.CallAsync(call)).Contact);
    }

    [Theory, OnBothEngines]
    public async Task Callback_FollowsItsVolunteer_ToAnotherCampaignOfHerCentre_ButNotToAnotherCentre(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        var second = await bank.AddCampaignAsync(centre, name: "Winter");
        var elsewhere = await bank.System.AddCentreAsync("Other");
        var third = await bank.AddCampaignAsync(elsewhere);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5)));
        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.ClaimAsync(Ann, elsewhere, third)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        var back = await bank.TakeAsync(Ann, centre, second);
        (await bank.CallAsync(back)).ShouldSatisfyAllConditions(
            b => b.Contact.ShouldBe(bank.CallAsync(call).Result.Contact), b => b.Campaign.ShouldBe(campaign));
    }

    [Theory, OnBothEngines]
    public async Task Callback_OnAnotherNumber_MakesAContactForHer_AndClosesThisOne(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), Bank.American(42), "Mr Lane"));
        (await bank.ContactOfAsync(call)).State.ShouldBe(ContactState.Spoken);
        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.American(42));
    }

    [Theory, OnBothEngines]
    public async Task Callback_OnANumberThatTheCampaignHas_TurnsThatContactIntoACallback(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), Bank.British(19)));
        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.NumberOfAsync(await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(Bank.British(19));
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(20);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.NothingToUndo);
    }

    [Theory, OnBothEngines]
    public async Task Callback_OnANumberOfTheDoNotCallList_IsRefused_AndNothingIsRecorded(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(42));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        (await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), Bank.American(42))))
            .ShouldBe(ReportOutcome.OtherNumberDoNotCall);
        (await bank.CallAsync(call)).EndedAt.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Callback_WhoseNumberIsInAnotherCentresQueue_IsLeftToWhoPromisedIt_UntilItsGraceIsOver(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank, contacts: 1);
        var (elsewhere, theirs) = await WithTwentyContactsAsync(bank, contacts: 1);
        await PromiseAsync(bank, await bank.TakeAsync(Ann, centre, campaign));

        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.ClaimAsync(Ben, elsewhere, theirs)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Advance(Leases.CallbackGrace);
        (await bank.ClaimAsync(Ben, elsewhere, theirs)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task Callback_OnAnotherNumber_IsLeftToWhoPromisedIt_AndUndoneFreesTheNumber(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank, contacts: 1);
        var elsewhere = await bank.System.AddCentreAsync("Other");
        var theirs = await bank.AddCampaignAsync(elsewhere);
        await bank.AddContactsAsync(theirs, Bank.British(19));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await PromiseAsync(bank, call, Bank.British(19));

        (await bank.ClaimAsync(Ben, elsewhere, theirs)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);
        (await bank.ClaimAsync(Ben, elsewhere, theirs)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task Callback_OnANumberThatSomebodyIsCalling_AndDoesNotReach_IsMadeAllTheSame(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank, contacts: 2);
        var (call, bens) = (await bank.TakeAsync(Ann, centre, campaign), await bank.TakeAsync(Ben, centre, campaign));
        await PromiseAsync(bank, call, await bank.NumberOfAsync(bens));
        await bank.ReportAsync(bens, Ben, Outcome.NoAnswer);

        bank.Clock.Advance(TimeSpan.FromMinutes(5));
        (await bank.CallAsync(await bank.TakeAsync(Ann, centre, campaign))).Contact.ShouldBe((await bank.CallAsync(bens)).Contact);
    }

    [Theory, OnBothEngines]
    public async Task Callback_OnANumberThatSomebodyHasReportedSince_IsUndone_ButNotWhatTheySaid(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank, contacts: 2);
        var (call, bens) = (await bank.TakeAsync(Ann, centre, campaign), await bank.TakeAsync(Ben, centre, campaign));
        await PromiseAsync(bank, call, await bank.NumberOfAsync(bens));
        await bank.ReportAsync(bens, Ben, Outcome.SpokeAndFinished);

        (await bank.UndoAsync(call, Ann)).ShouldBe(UndoResult.Undone);
        (await bank.ContactOfAsync(bens)).State.ShouldBe(ContactState.Spoken);
    }

    [Theory, OnBothEngines]
    public async Task Referral_BecomesAContact_AndWhoGaveItIsForgottenWithTheNextContact(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank);
        await bank.PutOnDoNotCallAsync(Bank.American(43));
        var call = await bank.TakeAsync(Ann, centre, campaign);
        (await ReferAsync(bank, call, Ann, Bank.American(42))).ShouldBe(ReferralOutcome.Added);
        (await ReferAsync(bank, call, Ann, Bank.American(42))).ShouldBe(ReferralOutcome.AlreadyThere);
        (await ReferAsync(bank, call, Ann, Bank.American(43))).ShouldBe(ReferralOutcome.DoNotCall);
        (await ReferAsync(bank, call, Ben, Bank.American(44))).ShouldBe(ReferralOutcome.NoSuchCall);
        (await bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(21);
        (await bank.CallAsync(call)).Referred.ShouldNotBeNull();
        await bank.ReportAsync(call, Ann, Outcome.SpokeAndFinished);
        await bank.TakeAsync(Ann, centre, campaign);
        (await bank.CallAsync(call)).Referred.ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Referral_TakenBack_IsGone_ButNotOnceItIsCalled(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await WithTwentyContactsAsync(bank, contacts: 1);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        await ReferAsync(bank, call, Ann, Bank.American(42));
        (await TakeBackAsync(bank, call)).ShouldBeTrue();
        (await bank.DbAsync(db => db.Set<Number>().CountAsync())).ShouldBe(1);
        await ReferAsync(bank, call, Ann, Bank.American(42));
        await bank.TakeAsync(Ben, centre, campaign);
        (await TakeBackAsync(bank, call)).ShouldBeFalse();
    }

    /// <summary>In five minutes.</summary>
    private static async Task PromiseAsync(Bank bank, CallId call, PhoneNumber? other = null) =>
        (await bank.ReportAsync(call, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddMinutes(5), other))).ShouldBe(ReportOutcome.Recorded);

    private static async Task<bool> TakeBackAsync(Bank bank, CallId call)
    {
        var referred = ReferredContacts.Read((await bank.CallAsync(call)).Referred).Single();
        return await bank.WithAsync<TakeBackReferral, bool>(take => take.TakeBackAsync(call, Ann, referred));
    }

    private static Task<ReferralOutcome> ReferAsync(Bank bank, CallId call, PersonId volunteer, PhoneNumber number) =>
        bank.WithAsync<AddReferral, ReferralOutcome>(add => add.AddAsync(call, volunteer, number, "Lily"));

    private static async Task<(CentreId Centre, CampaignId Campaign)> WithTwentyContactsAsync(Bank bank, int contacts = 20)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(0, contacts).Select(Bank.British));
        return (centre, campaign);
    }
}
