using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;

namespace Ledgerline.PhoneBank.Tests.Calls;

/// <summary>The clock stands at 5 in the morning in Washington and at 10 in London.</summary>
public sealed class DialContactTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly CallingHours Morning = new(9 * 60, 11 * 60);

    [Theory, OnBothEngines]
    public async Task Dial_AfterTheHoursHaveEndedThere_IsRefused(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await OpenAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);

        await WaitAsync(bank, call, TimeSpan.FromMinutes(61));
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.OutsideHours);
        (await bank.AuditActionsAsync()).ShouldNotContain("number-shown");
    }

    [Theory, OnBothEngines]
    public async Task Dial_WithinTheHours_CanBeDialledAgainAfterThem(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await OpenAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);

        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.Dialled);
        await WaitAsync(bank, call, TimeSpan.FromMinutes(61));
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.Dialled);
    }

    [Theory, OnBothEngines]
    public async Task Dial_HoursLater_AsksForTheHoursAgain(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await OpenAsync(bank);
        var call = await bank.TakeAsync(Ann, centre, campaign);
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.Dialled);

        // It is ten at night in London: she has come back to a call that she had not reported.
        await WaitAsync(bank, call, TimeSpan.FromHours(12));
        (await DialAsync(bank, centre, call)).ShouldBe(DialOutcome.OutsideHours);
    }

    [Theory, OnBothEngines]
    public async Task Dial_WhereThePersonAskedForIt_HasNoHours(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await OpenAsync(bank);
        var first = await bank.TakeAsync(Ann, centre, campaign);
        await bank.ReportAsync(first, Ann, Outcome.CallBack, new CallbackRequest(bank.Clock.GetUtcNow().AddHours(3)));

        bank.Clock.Advance(TimeSpan.FromHours(3));
        (await DialAsync(bank, centre, await bank.TakeAsync(Ann, centre, campaign))).ShouldBe(DialOutcome.Dialled);
    }

    [Theory, OnBothEngines]
    public async Task Dial_WhereThePersonCalledUs_HasNoHours(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, _) = await OpenAsync(bank);
        bank.Clock.Advance(TimeSpan.FromHours(3));
        (await bank.WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(new Actor(Ann, centre, "ann"), Bank.British(1)))).ShouldBe(ByNumberOutcome.Started);
        var call = await bank.WithAsync<CurrentCall, Call?>(current => current.FindAsync(Ann, default));

        (await DialAsync(bank, centre, call!.Id)).ShouldBe(DialOutcome.Dialled);
    }

    private static async Task<(CentreId Centre, CampaignId Campaign)> OpenAsync(Bank bank)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre, Morning);
        await bank.AddContactsAsync(campaign, Bank.British(1));
        return (centre, campaign);
    }

    /// <summary>The page is open meanwhile, and keeps the number.</summary>
    private static async Task WaitAsync(Bank bank, CallId call, TimeSpan time)
    {
        bank.Clock.Advance(time);
        (await bank.WithAsync<KeepLease, RenewedLease>(keep => keep.RenewAsync(call, Ann))).State.ShouldBe(LeaseState.Held);
    }

    private static Task<DialOutcome> DialAsync(Bank bank, CentreId centre, CallId call) =>
        bank.WithAsync<DialContact, DialOutcome>(async dial => (await dial.DialAsync(call, new Actor(Ann, centre, "ann"))).Outcome);
}
