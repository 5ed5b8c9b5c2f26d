namespace Ledgerline.PhoneBank.Forgetting;

/// <summary>What of a campaign was destroyed on a day because its time was over; counts only.</summary>
internal sealed class ForgottenDay
{
    public CampaignId Campaign { get; init; }

    /// <summary>UTC's.</summary>
    public DateOnly Day { get; init; }

    public int Contacts { get; init; }

    public int Notes { get; init; }

    public int Numbers { get; init; }
}
