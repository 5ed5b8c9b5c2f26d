using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Where a campaign's contacts are at a moment; each is counted once.</summary>
/// <param name="Ready">Whoever asks for the next contact is handed one of them.</param>
/// <param name="BeingCalled">Their number has been handed to somebody, here or elsewhere.</param>
/// <param name="Resting">Tried or spoken with lately, here or elsewhere.</param>
/// <param name="OutsideHours">It is too early or too late where they are, or no day to call.</param>
/// <param name="WithoutZone">Nobody knows what time it is where they are; they are never handed out.</param>
/// <param name="Callbacks">Promised for later.</param>
/// <param name="CallbacksDue">Promised and due; they wait for whoever promised.</param>
/// <param name="CallbacksMissed">Due for longer than the grace time: anybody in the campaign is handed them now.</param>
/// <param name="Paused">Their list is paused.</param>
/// <param name="Spare">Other numbers of people who are called on a first one.</param>
/// <param name="Done">Nobody is handed these any more, by what became of them.</param>
/// <param name="NextAt">When somebody is ready next, where nobody is now and that can be said.</param>
internal sealed record QueueCounts(
    int Ready, int BeingCalled, int Resting, int OutsideHours, int WithoutZone, int Callbacks, int CallbacksDue, int CallbacksMissed, int Paused, int Spare,
    IReadOnlyList<(ContactState State, int Count)> Done, DateTimeOffset? NextAt);

/// <summary>Says at any time where the contacts of a campaign are, and when the next can be called.</summary>
internal sealed class CountQueue(LedgerlineDb db, FindCanaries canaries, TimeProvider clock)
{
    public async Task<QueueCounts> CountAsync(Campaign campaign, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var zones = (await ZoneQueues.ReadAsync(db, campaign.Id, null, now, cancel)).Select(zone => (Queue: zone, There: ContactZones.Parse(zone.Zone))).ToList();
        var known = zones.Where(zone => zone.There.Zones.Count > 0).ToList();
        var ready = known.Where(zone => campaign.Times.AreOpen(zone.There, now)).Sum(zone => zone.Queue.Free);
        var promised = await db.Set<Contact>().Where(c => c.Campaign == campaign.Id && c.State == ContactState.CallBack).Select(c => c.ReadyAt).ToListAsync(cancel);
        var missed = promised.Count(at => at <= now - Leases.CallbackGrace);
        var due = promised.Count(at => at <= now);
        var others = await OthersAsync(campaign, cancel);
        return new QueueCounts(
            ready,
            zones.Sum(zone => zone.Queue.BeingCalled),
            known.Sum(zone => zone.Queue.Resting),
            known.Sum(zone => zone.Queue.Free) - ready,
            zones.Except(known).Sum(zone => zone.Queue.NotBeingCalled),
            promised.Count - due,
            due - missed,
            missed,
            others.GetValueOrDefault(ContactState.Paused),
            others.GetValueOrDefault(ContactState.Spare),
            [.. others.Where(state => state.Key.IsFinished()).OrderBy(state => state.Key).Select(state => (state.Key, state.Value))],
            ready > 0 || due > 0 ? null : NextAt(campaign.Times, known, promised, now));
    }

    /// <summary>Those who neither wait nor were promised a callback. Who has not followed a closed list yet is counted as if. The centre's own telephones are not people.</summary>
    private async Task<Dictionary<ContactState, int>> OthersAsync(Campaign of, CancellationToken cancel)
    {
        var (campaign, own) = (of.Id, await canaries.ContactsOfAsync(of.Centre, cancel));
        var counts = await db.Set<Contact>().Where(c => c.Campaign == campaign && !own.Contains(c.Id) && c.State != ContactState.Waiting && c.State != ContactState.CallBack)
            .GroupBy(c => c.State).Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, cancel);
        var leaving = await (from contact in db.Set<Contact>()
                             where contact.Campaign == campaign && contact.State == ContactState.Waiting
                             join list in db.Set<ContactList>() on contact.List equals list.Id
                             where list.Use != ListUse.Open
                             group contact by list.Use into use
                             select new { use.Key, Count = use.Count() }).ToListAsync(cancel);
        foreach (var use in leaving)
        {
            var state = use.Key == ListUse.Paused ? ContactState.Paused : ContactState.Ended;
            counts[state] = counts.GetValueOrDefault(state) + use.Count;
        }

        return counts;
    }

    private static DateTimeOffset? NextAt(CallingTimes times, List<(ZoneQueue Queue, ContactZones There)> zones, List<DateTimeOffset> promised, DateTimeOffset now) => zones
        .Select(zone => zone.Queue.FreeFrom is { } from ? times.NextOpening(zone.There, from > now ? from : now) : null)
        .Concat(promised.Select(at => (DateTimeOffset?)at)).Min();
}
