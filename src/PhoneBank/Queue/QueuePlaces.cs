using System.Text.Json;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// Where new contacts stand in a campaign's queue, so that its lists take turns: a list begins, zone by zone, at the head of the queue as it is then, and goes on
/// a millisecond a contact. So one of each list is handed out in turn, and what is left of the longer list follows.
/// </summary>
/// <param name="Otherwise">Where it begins in a zone in which nobody new waits (Unix time in milliseconds).</param>
/// <param name="Zones">Where it begins in the others.</param>
internal sealed record QueuePlaces(long Otherwise, IReadOnlyDictionary<string, long> Zones)
{
    /// <summary>So far back begins whoever finds no queue: there is room behind, before now, for every list that comes after.</summary>
    private static readonly TimeSpan Room = TimeSpan.FromDays(10);

    /// <summary>As the queue is in the caller's unit of work.</summary>
    /// <param name="contacts">For how many there must be places before now: who is new is ready at once.</param>
    public static async Task<QueuePlaces> ReadAsync(LedgerlineDb db, CampaignId campaign, int contacts, DateTimeOffset now, CancellationToken cancel)
    {
        var heads = await db.Set<CampaignZone>().Where(zone => zone.Campaign == campaign)
            .Select(zone => new
            {
                zone.Zone,
                Head = db.Set<Contact>()
                    .Where(c => c.Campaign == campaign && c.Zone == zone.Zone && c.Priority == ContactPriority.New && c.State == ContactState.Waiting && c.Owner == null)
                    .Min(c => (DateTimeOffset?)c.ReadyAt),
            })
            .ToListAsync(cancel);
        var latest = now.ToUnixTimeMilliseconds() - contacts;
        return new(
            Math.Min((now - Room).ToUnixTimeMilliseconds(), latest),
            heads.Where(zone => zone.Head is not null).ToDictionary(zone => zone.Zone, zone => Math.Min(zone.Head!.Value.ToUnixTimeMilliseconds(), latest)));
    }

    /// <param name="before">How many of the list and the zone stand before it.</param>
    public DateTimeOffset Of(string? zone, int before) =>
        DateTimeOffset.FromUnixTimeMilliseconds((zone is not null && Zones.TryGetValue(zone, out var head) ? head : Otherwise) + before);

    public string Write() => JsonSerializer.Serialize(this);

    public static QueuePlaces Parse(string text) => JsonSerializer.Deserialize<QueuePlaces>(text)!;
}
