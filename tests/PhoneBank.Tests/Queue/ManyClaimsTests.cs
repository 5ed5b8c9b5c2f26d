using System.Collections.Concurrent;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Queue;

public sealed class ManyClaimsTests
{
    [Theory, OnBothEngines]
    public async Task Claims_TwoHundredAtOnce_HandNoNumberOutTwice(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var (campaign, others) = (await bank.AddCampaignAsync(centre), await bank.AddCampaignAsync(other));
        // The same numbers in two lists of two centres, the second list backwards: 120 numbers for 200 volunteers.
        var numbers = Enumerable.Range(0, 120).Select(Bank.British).ToList();
        await bank.AddContactsAsync(campaign, numbers);
        await bank.AddContactsAsync(others, Enumerable.Reverse(numbers));

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Task.Run(() => index % 2 == 0
            ? bank.ClaimAsync(new PersonId(Guid.NewGuid()), centre, campaign)
            : bank.ClaimAsync(new PersonId(Guid.NewGuid()), other, others))));

        var claimed = results.Where(result => result.Outcome == ClaimOutcome.Claimed).Select(result => result.Call!.Value).ToList();
        claimed.Count.ShouldBe(120);
        var called = await bank.DbAsync(db => db.Set<Call>().Select(call => call.Number).ToListAsync());
        called.Distinct().Count().ShouldBe(called.Count);
    }

    [Theory, OnBothEngines]
    public async Task Claims_WhileLeasesExpire_NeverGiveANumberToTwoLiveLeases(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var (centre, other) = (await bank.System.AddCentreAsync(), await bank.System.AddCentreAsync("Other"));
        var (campaign, others) = (await bank.AddCampaignAsync(centre), await bank.AddCampaignAsync(other));
        var numbers = Enumerable.Range(0, 20).Select(Bank.British).ToList();
        await bank.AddContactsAsync(campaign, numbers);
        await bank.AddContactsAsync(others, numbers);
        var done = 0;

        var claiming = Enumerable.Range(0, 200).Select(index => Task.Run(async () =>
        {
            await (index % 2 == 0
                ? bank.ClaimAsync(new PersonId(Guid.NewGuid()), centre, campaign)
                : bank.ClaimAsync(new PersonId(Guid.NewGuid()), other, others));
            // Time goes on while others are claiming: a lease lasts for some twenty claims.
            bank.Clock.Advance(Leases.Duration / 20);
            Interlocked.Increment(ref done);
        }));
        await Task.WhenAll(claiming);

        done.ShouldBe(200);
        var calls = await bank.DbAsync(db => db.Set<Call>().AsNoTracking().ToListAsync());
        calls.Count.ShouldBeGreaterThan(numbers.Count);
        foreach (var ofNumber in calls.GroupBy(call => call.Number))
        {
            var starts = ofNumber.Select(call => call.StartedAt).Order().ToList();
            starts.Zip(starts.Skip(1), (before, after) => after - before).ShouldAllBe(apart => apart >= Leases.Duration);
        }
    }

    [Theory, OnBothEngines]
    public async Task Volunteers_WorkingThroughAList_CallEveryNumberOnce(DatabaseEngine engine)
    {
        await using var bank = await Bank.OpenAsync(engine);
        var centre = await bank.System.AddCentreAsync();
        var campaign = await bank.AddCampaignAsync(centre);
        await bank.AddContactsAsync(campaign, Enumerable.Range(0, 300).Select(Bank.British));
        var called = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            var volunteer = new PersonId(Guid.NewGuid());
            while (await bank.ClaimAsync(volunteer, centre, campaign) is { Call: { } call })
            {
                called.Add((await bank.NumberOfAsync(call)).E164);
                (await bank.ReportAsync(call, volunteer, Outcome.SpokeAndFinished)).ShouldBe(ReportOutcome.Recorded);
            }
        })));

        called.Count.ShouldBe(300);
        called.Distinct().Count().ShouldBe(300);
    }
}
