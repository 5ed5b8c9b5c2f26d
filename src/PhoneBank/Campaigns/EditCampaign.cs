using System.Globalization;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>What a coordinator says of a campaign.</summary>
internal sealed record CampaignInput(string Name, string Script, CallingHours Hours, CampaignState State);

/// <summary>Makes and changes campaigns of one's own centre.</summary>
internal sealed class EditCampaign(LedgerlineDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task<CampaignId> MakeAsync(Actor actor, CampaignInput input, CancellationToken cancel = default)
    {
        var campaign = new Campaign
        {
            Id = CampaignId.New(),
            Centre = actor.Centre,
            Name = input.Name,
            Script = input.Script,
            CallingFrom = input.Hours.FromMinute,
            CallingTo = input.Hours.ToMinute,
            State = input.State,
            MadeAt = clock.GetUtcNow(),
        };
        await using var write = await db.BeginWriteAsync(cancel);
        db.Add(campaign);
        audit.Record(actor, "campaign-made", campaign.Id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return campaign.Id;
    }

    /// <returns>False when her centre has no such campaign.</returns>
    public async Task<bool> ChangeAsync(CampaignId id, Actor actor, CampaignInput input, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<Campaign>().SingleOrDefaultAsync(c => c.Id == id && c.Centre == actor.Centre, cancel) is not { } campaign)
            return false;
        (campaign.Name, campaign.Script, campaign.State) = (input.Name, input.Script, input.State);
        (campaign.CallingFrom, campaign.CallingTo) = (input.Hours.FromMinute, input.Hours.ToMinute);
        audit.Record(actor, "campaign-changed", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}

/// <summary>Times of day as forms have them; the end of a day is 24:00.</summary>
internal static class DayTime
{
    public static string Write(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <returns>Minutes after midnight; null when it is no time of day.</returns>
    public static int? Read(string? text)
    {
        if (text?.Trim() == "24:00")
            return CallingHours.MinutesPerDay;
        return TimeOnly.TryParseExact(text?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.Hour * 60 + time.Minute
            : null;
    }
}
