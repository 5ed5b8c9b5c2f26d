using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Queue;

public sealed class CountQueueTests
{
    private static readonly PersonId Ann = new(Guid.NewGuid());
    private static readonly CentreId Centre = new(Guid.NewGuid());

    [Theory, OnBothEngines]
    public async Task Count_OfEverybody_PutsEachInOnePlace(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        // Eight in the evening in London, three in the afternoon in Washington.
        bank.Clock.Set(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));
        var campaign = await bank.AddCampaignAsync(Centre, new CallingHours(9 * 60, 20 * 60));
        var americans = await bank.AddContactsAsync(campaign, Enumerable.Range(1, 12).Select(Bank.American));
        await bank.AddContactsAsync(campaign, Bank.British(1), Bank.British(2));
        var now = bank.Clock.GetUtcNow();
        await bank.ReportAsync(await bank.TakeAsync(Ann, Centre, campaign), Ann, Outcome.Busy);
        await bank.ReportAsync(await bank.TakeAsync(Ann, Centre, campaign), Ann, Outcome.SpokeAndFinished);
        await bank.TakeAsync(Ann, Centre, campaign);
        await SetAsync(bank, americans[3], ContactState.CallBack, now.AddHours(1));
        await SetAsync(bank, americans[4], ContactState.CallBack, now.AddMinutes(-1));
        await SetAsync(bank, americans[5], ContactState.CallBack, now - Leases.CallbackGrace);
        await SetAsync(bank, americans[6], ContactState.Fax, now);
        await bank.DbAsync(db => db.Set<Contact>().Where(c => c.Id == americans[7]).ExecuteUpdateAsync(set => set.SetProperty(c => c.Zone, (string?)null)));
        // Its number was called by another centre a while ago.
        await bank.DbAsync(db => db.Set<Number>().Where(n => db.Set<Contact>().Any(c => c.Id == americans[8] && c.Number == n.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, now.AddDays(1))));

        var counts = await CountAsync(bank, campaign);

        counts.ShouldSatisfyAllConditions(
            c => (c.Ready, c.BeingCalled, c.Resting, c.OutsideHours, c.WithoutZone).ShouldBe((3, 1, 2, 2, 1)),
            c => (c.Callbacks, c.CallbacksDue, c.CallbacksMissed).ShouldBe((1, 1, 1)),
            c => c.Done.ShouldBe([(ContactState.Spoken, 1), (ContactState.Fax, 1)]),
            c => c.NextAt.ShouldBeNull());
        (counts.Ready + counts.BeingCalled + counts.Resting + counts.OutsideHours + counts.WithoutZone + counts.Callbacks + counts.CallbacksDue + counts.CallbacksMissed
            + counts.Done.Sum(state => state.Count)).ShouldBe(14);
    }

    [Theory, OnBothEngines]
    public async Task Count_WhereNobodyIsReady_SaysWhenTheFirstIs(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        bank.Clock.Set(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));
        var campaign = await bank.AddCampaignAsync(Centre, new CallingHours(9 * 60, 20 * 60));
        (await CountAsync(bank, campaign)).NextAt.ShouldBeNull();
        var contacts = await bank.AddContactsAsync(campaign, Bank.British(1), Bank.British(2));

        (await CountAsync(bank, campaign)).NextAt.ShouldBe(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

        await SetAsync(bank, contacts[0], ContactState.CallBack, bank.Clock.GetUtcNow().AddMinutes(7));
        (await CountAsync(bank, campaign)).NextAt.ShouldBe(bank.Clock.GetUtcNow().AddMinutes(7));
    }

    [Fact]
    public async Task Page_ShowsTheCounts_ToTheCentresCoordinatorOnly()
    {
        await using var office = await Office.OpenAsync();
        await office.Bank.AddContactsAsync(office.Campaign, Bank.British(1), Bank.British(2));
        var today = DateOnly.FromDateTime(office.Bank.Clock.GetUtcNow().UtcDateTime);
        await office.Bank.DbAsync(db => db.Set<Campaign>().ExecuteUpdateAsync(set => set.SetProperty(c => c.Holidays, CallingTimes.WriteHolidays(new[] { today }))));

        var page = await office.Coordinator.PageAsync($"{office.CampaignPath}/queue");

        page.QuerySelector("[data-row=outsideHours] td")!.TextContent.ShouldBe("2");
        page.QuerySelector("[data-row=ready] td")!.TextContent.ShouldBe("0");
        page.QuerySelector(".lede")!.TextContent.ShouldStartWith("Somebody can be called in about");
        var (volunteer, stranger) = await office.OthersAsync();
        (await volunteer.GetAsync(new Uri($"{office.CampaignPath}/queue", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await stranger.GetAsync(new Uri($"{office.CampaignPath}/queue", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static Task<QueueCounts> CountAsync(Bank bank, CampaignId id) => bank.WithAsync<CountQueue, QueueCounts>(async count =>
        await count.CountAsync(await bank.DbAsync(db => db.Set<Campaign>().AsNoTracking().SingleAsync(c => c.Id == id)), default));

    private static Task<int> SetAsync(Bank bank, ContactId contact, ContactState state, DateTimeOffset at) => bank.DbAsync(db => db.Set<Contact>().Where(c => c.Id == contact)
        .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.ReadyAt, at).SetProperty(c => c.CallbackAt, at).SetProperty(c => c.Owner, Ann)));
}
