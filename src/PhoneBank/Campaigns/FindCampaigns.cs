using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

internal sealed record CampaignName(CampaignId Id, string Name);

/// <summary>The campaigns that a volunteer can call for.</summary>
internal sealed class FindCampaigns(LedgerlineDb db)
{
    /// <summary>Her centre's open ones; the one that she called for last is the first, then the newest.</summary>
    public async Task<IReadOnlyList<CampaignName>> ForAsync(Actor volunteer, CancellationToken cancel)
    {
        var open = await db.Set<Campaign>().AsNoTracking()
            .Where(c => c.Centre == volunteer.Centre && c.State == CampaignState.Open)
            .OrderByDescending(c => c.MadeAt).Select(c => new CampaignName(c.Id, c.Name)).ToListAsync(cancel);
        if (open.Count < 2)
            return open;
        var last = await db.Set<Call>().Where(c => c.Volunteer == volunteer.Person)
            .OrderByDescending(c => c.StartedAt).Select(c => (CampaignId?)c.Campaign).FirstOrDefaultAsync(cancel);
        return [.. open.OrderBy(campaign => campaign.Id != last)];
    }
}
