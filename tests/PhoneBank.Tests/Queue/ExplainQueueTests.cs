using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Queue;

public sealed class ExplainQueueTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly PersonId Ben = new(Guid.NewGuid());

    [Theory, OnBothEngines]
    public async Task EmptyCampaign_HasNobodyLeft(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await CampaignAsync(bank, 0);
        (await ExplainAsync(bank, centre, campaign)).ShouldBe(new QueueExplanation(QueueReason.NobodyLeft, null, 0));
    }

    [Theory, OnBothEngines]
    public async Task AnotherCentresCampaign_IsNotExplained(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (_, campaign) = await CampaignAsync(bank, 1);
        (await ExplainAsync(bank, await bank.System.AddCentreAsync("Other"), campaign)).ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task ContactsThatAreFree_AreReady(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await CampaignAsync(bank, 2);
        (await ExplainAsync(bank, centre, campaign))!.Reason.ShouldBe(QueueReason.SomebodyReady);
    }

    [Theory, OnBothEngines]
    public async Task ContactsThatAreAllOnTheLine_AreBeingCalled(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await CampaignAsync(bank, 1);
        await bank.TakeAsync(Ben, centre, campaign);
        (await ExplainAsync(bank, centre, campaign))!.Reason.ShouldBe(QueueReason.AllBeingCalled);
    }

    [Theory, OnBothEngines]
    public async Task ContactsToBeTriedAgain_AreDueWhenTheirRestIsOver(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await CampaignAsync(bank, 1);
        await bank.ReportAsync(await bank.TakeAsync(Ann, centre, campaign), Ann, Outcome.Busy);
        (await ExplainAsync(bank, centre, campaign)).ShouldBe(new QueueExplanation(QueueReason.DueLater, bank.Clock.GetUtcNow().AddMinutes(20), 0));
    }

    [Theory, OnBothEngines]
    public async Task Callbacks_AreDueToTheirVolunteerFirst_AndToOthersAfterTheGrace(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await CampaignAsync(bank, 1);
        var at = bank.Clock.GetUtcNow().AddMinutes(5);
        await bank.ReportAsync(await bank.TakeAsync(Ann, centre, campaign), Ann, Outcome.CallBack, new CallbackRequest(at));
        (await ExplainAsync(bank, centre, campaign))!.NextAt.ShouldBe(at);
        (await ExplainAsync(bank, centre, campaign, Ben))!.NextAt.ShouldBe(at + Leases.CallbackGrace);
    }

    [Theory, OnBothEngines]
    public async Task ContactsWhereItIsNight_AreOutsideTheHours_UntilMorningThere(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        bank.Clock.Set(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero)); // ten in the evening in Washington
        var (centre, campaign) = await CampaignAsync(bank, 1, new CallingHours(9 * 60, 21 * 60));
        (await ExplainAsync(bank, centre, campaign))
            .ShouldBe(new QueueExplanation(QueueReason.OutsideHours, new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.Zero), 0));
    }

    [Theory, OnBothEngines]
    public async Task ContactsWithoutAKnownZone_AreSaid(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, campaign) = await CampaignAsync(bank, 3);
        await bank.DbAsync(db => db.Set<Contact>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Zone, (string?)null)));
        (await ExplainAsync(bank, centre, campaign)).ShouldBe(new QueueExplanation(QueueReason.NoKnownZone, null, 3));
    }

    private static Task<QueueExplanation?> ExplainAsync(Bank bank, CentreId centre, CampaignId campaign, PersonId? volunteer = null) =>
        bank.WithAsync<ExplainQueue, QueueExplanation?>(explain => explain.ExplainAsync(campaign, centre, volunteer ?? Ann));

    private static async Task<(CentreId Centre, CampaignId Campaign)> CampaignAsync(Bank bank, int contacts, CallingHours? hours = null)
    {
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre, hours);
        await bank.AddContactsAsync(campaign, Enumerable.Range(1, contacts).Select(Bank.American));
        return (centre, campaign);
    }
}
