using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>The zones in which a campaign may call at this moment.</summary>
internal sealed class OpenZones(LedgerlineDb db, TimeProvider clock)
{
    /// <returns>As contacts name them, those where calling ends first before the others; null when the centre has no such open campaign.</returns>
    public async Task<IReadOnlyList<string>?> OfAsync(CampaignId id, CentreId centre, CancellationToken cancel)
    {
        var campaign = await db.Set<Campaign>().AsNoTracking()
            .Where(c => c.Id == id && c.Centre == centre && c.State == CampaignState.Open)
            .Select(c => new
            {
                c.CallingFrom,
                c.CallingTo,
                c.CallingDays,
                c.Holidays,
                Zones = db.Set<CampaignZone>().Where(zone => zone.Campaign == c.Id).Select(zone => zone.Zone).ToList(),
            })
            .SingleOrDefaultAsync(cancel);
        if (campaign is null)
            return null;
        var now = clock.GetUtcNow();
        var times = CallingTimes.Read(campaign.CallingFrom, campaign.CallingTo, campaign.CallingDays, campaign.Holidays);
        return
        [
            .. campaign.Zones.Select(name => (Name: name, Zones: ContactZones.Parse(name)))
                .Where(zone => times.AreOpen(zone.Zones, now))
                .OrderBy(zone => times.MinutesLeft(zone.Zones, now))
                .Select(zone => zone.Name),
        ];
    }
}
