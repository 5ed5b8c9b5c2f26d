using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

internal enum QueueReason
{
    /// <summary>Somebody can be called: ask for the next contact.</summary>
    SomebodyReady,

    /// <summary>Nobody is left in the campaign.</summary>
    NobodyLeft,

    /// <summary>Everybody who could be called now is on the line with somebody.</summary>
    AllBeingCalled,

    /// <summary>There are people, but it is too early or too late where they are.</summary>
    OutsideHours,

    /// <summary>The next one is due later: to be tried again, or a callback.</summary>
    DueLater,

    /// <summary>Of all who are left, nobody knows what time it is there.</summary>
    NoKnownZone,

    /// <summary>All who are left are on lists that are paused.</summary>
    Paused,
}

/// <param name="NextAt">When somebody can be called, as far as that can be said now.</param>
/// <param name="WithoutZone">Contacts that are never handed out because their time of day is not known.</param>
internal sealed record QueueExplanation(QueueReason Reason, DateTimeOffset? NextAt, int WithoutZone);

/// <summary>Says why there is nobody to call, and when there will be.</summary>
internal sealed class ExplainQueue(LedgerlineDb db, TimeProvider clock)
{
    /// <returns>Null when the centre has no such campaign.</returns>
    public async Task<QueueExplanation?> ExplainAsync(CampaignId id, CentreId centre, PersonId volunteer, CancellationToken cancel = default)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Centre == centre, cancel);
        if (campaign is null)
            return null;
        var now = clock.GetUtcNow();
        var zones = await ZoneQueues.ReadAsync(db, id, volunteer, now, cancel);
        var callback = await NextCallbackAsync(id, volunteer, cancel);
        return Explain(campaign.Times, zones, callback, await IsAnybodyPausedAsync(id, cancel), now);
    }

    private static QueueExplanation Explain(CallingTimes times, IReadOnlyList<ZoneQueue> zones, DateTimeOffset? callback, bool isAnybodyPaused, DateTimeOffset now)
    {
        var without = zones.Where(zone => ContactZones.Parse(zone.Zone).Zones.Count == 0).Sum(zone => zone.NotBeingCalled);
        var openings = zones.Where(zone => zone.FreeFrom is not null)
            .Select(zone => (FreeFrom: zone.FreeFrom!.Value, At: times.NextOpening(ContactZones.Parse(zone.Zone), Later(zone.FreeFrom.Value, now))))
            .Where(zone => zone.At is not null).ToList();
        var nextAt = openings.Select(zone => zone.At).Append(callback).Min();
        if (nextAt is { } at && at <= now)
            return new(QueueReason.SomebodyReady, now, without);
        if (openings.Any(zone => zone.FreeFrom <= now))
            return new(QueueReason.OutsideHours, nextAt, without);
        if (zones.Any(zone => zone.BeingCalled > 0))
            return new(QueueReason.AllBeingCalled, nextAt, without);
        if (nextAt is not null)
            return new(QueueReason.DueLater, nextAt, without);
        if (isAnybodyPaused)
            return new(QueueReason.Paused, null, without);
        return new(without > 0 ? QueueReason.NoKnownZone : QueueReason.NobodyLeft, null, without);
    }

    private Task<bool> IsAnybodyPausedAsync(CampaignId campaign, CancellationToken cancel) => db.Set<ContactList>().AnyAsync(
        list => list.Campaign == campaign && list.Use == ListUse.Paused
            && db.Set<Contact>().Any(c => c.List == list.Id && (c.State == ContactState.Waiting || c.State == ContactState.Paused)),
        cancel);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The first callback that this volunteer may make: her own, or one that has been left lying.</summary>
    private async Task<DateTimeOffset?> NextCallbackAsync(CampaignId campaign, PersonId volunteer, CancellationToken cancel)
    {
        var waiting = db.Set<Contact>().Where(c => c.Campaign == campaign && c.State == ContactState.CallBack);
        var own = await waiting.Where(c => c.Owner == volunteer).MinAsync(c => (DateTimeOffset?)c.ReadyAt, cancel);
        var others = await waiting.Where(c => c.Owner != volunteer).MinAsync(c => (DateTimeOffset?)c.ReadyAt, cancel);
        return new[] { own, others + Leases.CallbackGrace }.Min();
    }
}
