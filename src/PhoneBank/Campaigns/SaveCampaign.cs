using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>Makes a campaign of the coordinator's centre and changes it. Whoever is on a call keeps what she has on her page.</summary>
internal sealed class SaveCampaign(LedgerlineDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task<CampaignId> AddAsync(Actor actor, CampaignDraft draft, CancellationToken cancel)
    {
        var campaign = new Campaign
        {
            Id = CampaignId.New(),
            Centre = actor.Centre,
            Name = draft.Name,
            State = CampaignState.Open,
            MadeAt = clock.GetUtcNow(),
        };
        Put(draft, campaign);
        await using var write = await db.BeginWriteAsync(cancel);
        db.Add(campaign);
        audit.Record(actor, "campaign-made", campaign.Id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return campaign.Id;
    }

    /// <returns>False when the centre has no such campaign.</returns>
    public Task<bool> ChangeAsync(Actor actor, CampaignId id, CampaignDraft draft, CancellationToken cancel) =>
        ChangeAsync(actor, id, "campaign-changed", campaign => Put(draft, campaign), cancel);

    /// <summary>Stops handing out the campaign's contacts, or goes on with it.</summary>
    /// <returns>False when the centre has no such campaign.</returns>
    public Task<bool> SetStateAsync(Actor actor, CampaignId id, CampaignState state, CancellationToken cancel) =>
        ChangeAsync(actor, id, state == CampaignState.Paused ? "campaign-paused" : "campaign-resumed", campaign => campaign.State = state, cancel);

    private async Task<bool> ChangeAsync(Actor actor, CampaignId id, string action, Action<Campaign> change, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var campaign = await db.Set<Campaign>().SingleOrDefaultAsync(c => c.Id == id && c.Centre == actor.Centre, cancel);
        if (campaign is null)
            return false;
        change(campaign);
        audit.Record(actor, action, id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    private static void Put(CampaignDraft draft, Campaign campaign)
    {
        campaign.Name = draft.Name;
        (campaign.CallingFrom, campaign.CallingTo) = (draft.Times.Hours.FromMinute, draft.Times.Hours.ToMinute);
        (campaign.CallingDays, campaign.Holidays) = (draft.Times.Days, CallingTimes.WriteHolidays(draft.Times.Holidays));
        (campaign.LeftOut, campaign.RetentionDays) = (draft.LeftOut, draft.RetentionDays);
        campaign.Retries = draft.Retries;
    }
}
