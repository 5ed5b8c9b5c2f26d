using Ledgerline.Centres;

namespace Ledgerline.PhoneBank.Campaigns;

internal sealed class Campaign
{
    public const int MaxNameLength = 120;
    public const int MaxScriptLength = 20_000;

    public CampaignId Id { get; init; }

    public CentreId Centre { get; init; }

    public required string Name { get; set; }

    /// <summary>What the volunteer may say, in Markdown.</summary>
    public required string Script { get; set; }

    /// <summary>Minutes after midnight where the callee is.</summary>
    public int CallingFrom { get; set; }

    public int CallingTo { get; set; }

    public CampaignState State { get; set; }

    public DateTimeOffset MadeAt { get; init; }

    public CallingHours Hours => new(CallingFrom, CallingTo);
}

/// <summary>Stored; the values never change.</summary>
internal enum CampaignState
{
    Open = 1,
    Paused = 2,
}

/// <summary>A zone in which a campaign has, or had, contacts: handing out looks at each zone by itself.</summary>
internal sealed class CampaignZone
{
    public CampaignId Campaign { get; init; }

    public required string Zone { get; init; }
}
