using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Simulating;

/// <summary>Looks at all contacts one by one, as no queue may: for whom the queue has missed, and for whom it can never find.</summary>
internal sealed class BankCheck(BenchSystem system, Judge judge, IReadOnlyList<SimulatedCampaign> campaigns)
{
    /// <summary>A lease that was just renewed.</summary>
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(10);

    /// <summary>It reads all who wait.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromHours(6);

    private readonly Dictionary<SimulatedCampaign, DateTimeOffset> _nobody = [];
    private readonly Dictionary<SimulatedCampaign, DateTimeOffset> _looked = [];

    private sealed record Waiting(string? Zone, DateTimeOffset ReadyAt, DateTimeOffset NotBefore, DateTimeOffset LeasedUntil, bool HasNumber);

    /// <summary>A volunteer asked, and was told that there is nobody.</summary>
    public void HeardOfNobody(SimulatedCampaign campaign, DateTimeOffset now)
    {
        lock (_nobody)
            _nobody[campaign] = now;
    }

    /// <summary>Where that was said in this minute, and nobody has looked for some hours: is there really nobody?</summary>
    public async Task NobodyAsync(DateTimeOffset now)
    {
        foreach (var campaign in campaigns.Where(campaign => _nobody.TryGetValue(campaign, out var said) && said == now && _looked.GetValueOrDefault(campaign) + LooksEvery <= now))
        {
            _looked[campaign] = now;
            // What became ready in this very minute may have come an instant later.
            if ((await ReadAsync(campaign)).Exists(
                each => each.HasNumber && each.ReadyAt < now && each.NotBefore < now && each.LeasedUntil < now && campaign.MayCall(each.Zone, now)))
                judge.Tally.Count(Violation.NobodyButReady);
        }
    }

    /// <summary>When all is over: is everybody somewhere, and can still be found?</summary>
    public async Task EndAsync(int contacts, DateTimeOffset now)
    {
        foreach (var campaign in campaigns)
            await EndAsync(campaign, now);
        judge.Tally.Count(Violation.Stuck, await CountBadCallbacksAsync(now));
        judge.Tally.Count(Violation.Stuck, Math.Max(0, contacts - await WithDbAsync(db => db.Set<Contact>().CountAsync())));
        foreach (var (number, promise) in judge.Outstanding)
        {
            if (!await IsKeptAsync(number, promise))
                judge.Tally.Count(Violation.CallbackLost);
        }
    }

    private async Task EndAsync(SimulatedCampaign campaign, DateTimeOffset now)
    {
        var longestRest = TimeSpan.FromDays(campaigns.Max(each => each.Rules.RestDays));
        var zones = (await WithDbAsync(db => db.Set<CampaignZone>().Where(zone => zone.Campaign == campaign.Id).Select(zone => zone.Zone).ToListAsync())).ToHashSet();
        var waiting = await ReadAsync(campaign);
        judge.Tally.Count(Violation.Stuck, waiting.Count(each => !each.HasNumber
            || (each.Zone is { } zone && !zones.Contains(zone))
            || each.ReadyAt > now + longestRest || each.NotBefore > now + longestRest || each.LeasedUntil > now + LongestLease));
    }

    private Task<List<Waiting>> ReadAsync(SimulatedCampaign campaign) => WithDbAsync(db =>
        (from contact in db.Set<Contact>()
         where contact.Campaign == campaign.Id && contact.State == ContactState.Waiting
         join number in db.Set<Number>() on contact.Number equals number.Id
         select new Waiting(contact.Zone, contact.ReadyAt, number.NotBefore, number.LeasedUntil, number.NumberSealed != null)).ToListAsync());

    /// <summary>Promised to nobody knows whom or when, or not found again for long.</summary>
    private Task<int> CountBadCallbacksAsync(DateTimeOffset now)
    {
        var latest = now + LongestLease;
        return WithDbAsync(db => db.Set<Contact>().CountAsync(c => c.State == ContactState.CallBack
            && (c.Owner == null || c.CallbackAt == null || (c.ReadyAt > latest && c.ReadyAt > c.CallbackAt) || db.Set<Number>().Any(n => n.Id == c.Number && n.NumberSealed == null))));
    }

    private Task<bool> IsKeptAsync(PhoneNumber number, Promise promise)
    {
        var hash = system.Services.GetRequiredService<NumberVault>().Hash(number);
        return WithDbAsync(db => db.Set<Contact>().AnyAsync(c => c.Campaign == promise.Campaign && c.State == ContactState.CallBack && c.CallbackAt == promise.At
            && db.Set<Number>().Any(n => n.Id == c.Number && n.NumberHash == hash)));
    }

    private async Task<TResult> WithDbAsync<TResult>(Func<LedgerlineDb, Task<TResult>> work)
    {
        await using var scope = system.Scope();
        return await work(scope.ServiceProvider.GetRequiredService<LedgerlineDb>());
    }
}
