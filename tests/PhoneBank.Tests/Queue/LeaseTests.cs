using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Queue;

public sealed class LeaseTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    [Theory, OnBothEngines]
    public async Task Lease_RenewedByTheOpenPage_KeepsTheNumber(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        for (var minute = 0; minute < 30; minute++)
        {
            bank.Clock.Advance(TimeSpan.FromMinutes(1));
            (await RenewAsync(bank, call, Ann)).ShouldBe(LeaseState.Held);
        }

        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
    }

    [Theory, OnBothEngines]
    public async Task Lease_OfAPageThatWasClosed_EndsSoon_ButAReloadKeepsIt(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        await LeaveAsync(bank, call);
        bank.Clock.Advance(TimeSpan.FromSeconds(40));
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        (await bank.ClaimAsync(Ann, centre, campaign)).ShouldBe(new ClaimResult(ClaimOutcome.Resumed, call));
        bank.Clock.Advance(TimeSpan.FromMinutes(9));
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);

        await LeaveAsync(bank, call);
        bank.Clock.Advance(Leases.AfterLeaving);
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task Farewell_OfAPageThatWasReloaded_ThatComesLate_TakesNothingAway(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        var before = await bank.WithAsync<KeepLease, RenewedLease>(keep => keep.RenewAsync(call, Ann));
        bank.Clock.Advance(TimeSpan.FromSeconds(1));
        (await RenewAsync(bank, call, Ann)).ShouldBe(LeaseState.Held);

        (await bank.WithAsync<KeepLease, LeaseState>(keep => keep.LeaveAsync(call, Ann, before.Until))).ShouldBe(LeaseState.Held);

        bank.Clock.Advance(Leases.Duration - TimeSpan.FromSeconds(1));
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Nobody);
        bank.Clock.Advance(TimeSpan.FromSeconds(1));
        await bank.TakeAsync(Ben, centre, campaign);
        (await bank.WithAsync<KeepLease, LeaseState>(keep => keep.LeaveAsync(call, Ann, before.Until))).ShouldBe(LeaseState.Lost);
    }

    [Theory, OnBothEngines]
    public async Task Lease_ThatSomebodyElseHas_OrThatIsNotThere_CannotBeRenewed(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        (await RenewAsync(bank, call, Ben)).ShouldBe(LeaseState.NoSuchCall);
        (await RenewAsync(bank, CallId.New(), Ann)).ShouldBe(LeaseState.NoSuchCall);
        bank.Clock.Advance(Leases.Duration);
        await bank.TakeAsync(Ben, centre, campaign);
        (await RenewAsync(bank, call, Ann)).ShouldBe(LeaseState.Lost);
        (await bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(call, new Actor(Ann, centre, "ann"))).Outcome))
            .ShouldBe(DialOutcome.NumberWithSomebodyElse);
    }

    [Theory, OnBothEngines]
    public async Task GivenBack_TheContactIsAsItWas_AndHandedOutAgain(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, call) = await CallAsync(bank);
        (await GiveBackAsync(bank, call, Ben)).ShouldBeFalse();
        (await GiveBackAsync(bank, call, Ann)).ShouldBeTrue();
        (await GiveBackAsync(bank, call, Ann)).ShouldBeFalse();
        (await bank.ContactOfAsync(call)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(ContactState.Waiting), c => c.Attempts.Total.ShouldBe(0));
        (await bank.ReportAsync(call, Ann, Outcome.Busy)).ShouldBe(ReportOutcome.AlreadyRecorded);
        (await bank.ClaimAsync(Ben, centre, campaign)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Theory, OnBothEngines]
    public async Task CallsOfVolunteersWhoWentHome_AreForgotten(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign, open) = await CallAsync(bank, contacts: 2);
        var reported = await bank.TakeAsync(Ben, centre, campaign);
        await bank.ReportAsync(reported, Ben, Outcome.NeverCallAgain);
        await bank.WithAsync<ForgetOldCalls, bool>(Run);
        (await bank.UndoAsync(reported, Ben)).ShouldBe(UndoResult.Undone);
        await bank.ReportAsync(reported, Ben, Outcome.NeverCallAgain);

        bank.Clock.Advance(ForgetOldCalls.UndoableFor + TimeSpan.FromSeconds(1));
        await bank.WithAsync<ForgetOldCalls, bool>(Run);
        (await bank.UndoAsync(reported, Ben)).ShouldBe(UndoResult.NothingToUndo);
        (await bank.CallAsync(open)).IsCurrent.ShouldBeTrue();

        bank.Clock.Advance(TimeSpan.FromHours(24));
        await bank.WithAsync<ForgetOldCalls, bool>(Run);
        (await bank.CallAsync(open)).IsCurrent.ShouldBeFalse();
    }

    private static async Task<bool> Run(ForgetOldCalls forget)
    {
        await forget.RunAsync();
        return true;
    }

    private static Task<LeaseState> RenewAsync(Bank bank, CallId call, PersonId volunteer) =>
        bank.WithAsync<KeepLease, LeaseState>(async keep => (await keep.RenewAsync(call, volunteer)).State);

    private static async Task LeaveAsync(Bank bank, CallId call) =>
        (await bank.LeaveAsync(call, Ann)).ShouldBe(LeaseState.Held);

    private static Task<bool> GiveBackAsync(Bank bank, CallId call, PersonId volunteer) =>
        bank.WithAsync<GiveBackCall, bool>(give => give.GiveBackAsync(call, volunteer));

    private static async Task<(CentreId Centre, CampaignId Campaign, CallId Call)> CallAsync(Bank bank, int contacts = 1)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(1, contacts).Select(Bank.American));
        return (centre, campaign, await bank.TakeAsync(Ann, centre, campaign));
    }
}
