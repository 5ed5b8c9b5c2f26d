using System.Linq.Expressions;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Forgetting;

namespace Ledgerline.PhoneBank.Campaigns;

internal sealed class Campaign
{
    public const int MaxNameLength = 120;

    /// <summary>What its columns say of trying again.</summary>
    public static readonly Expression<Func<Campaign, RetryRules>> RetriesOf = campaign => new RetryRules(
        campaign.MaxAttempts,
        new Retry(campaign.AfterNoAnswer, campaign.MaxNoAnswer),
        new Retry(campaign.AfterBusy, campaign.MaxBusy),
        new Retry(campaign.AfterVoicemail, campaign.MaxVoicemail),
        new Retry(campaign.AfterSwitchedOff, campaign.MaxSwitchedOff),
        campaign.RestDays);

    private static readonly Func<Campaign, RetryRules> _retries = RetriesOf.Compile();

    public CampaignId Id { get; init; }

    public CentreId Centre { get; init; }

    public required string Name { get; set; }

    /// <summary>Minutes after midnight where the callee is.</summary>
    public int CallingFrom { get; set; }

    public int CallingTo { get; set; }

    /// <summary>On which days where the callee is.</summary>
    public Weekdays CallingDays { get; set; } = Weekdays.All;

    /// <summary>Days on which nobody is called, as <see cref="CallingTimes"/> writes them.</summary>
    public string Holidays { get; set; } = "";

    public int MaxAttempts { get; set; } = RetryRules.Default.MaxAttempts;

    /// <summary>Minutes, as are the others that begin so; how many calls may end so is beside each.</summary>
    public int AfterNoAnswer { get; set; } = RetryRules.Default.NoAnswer.Minutes;

    public int MaxNoAnswer { get; set; } = RetryRules.Default.NoAnswer.AtMost;

    public int AfterBusy { get; set; } = RetryRules.Default.Busy.Minutes;

    public int MaxBusy { get; set; } = RetryRules.Default.Busy.AtMost;

    public int AfterVoicemail { get; set; } = RetryRules.Default.Voicemail.Minutes;

    public int MaxVoicemail { get; set; } = RetryRules.Default.Voicemail.AtMost;

    public int AfterSwitchedOff { get; set; } = RetryRules.Default.SwitchedOff.Minutes;

    public int MaxSwitchedOff { get; set; } = RetryRules.Default.SwitchedOff.AtMost;

    public int RestDays { get; set; } = RetryRules.Default.RestDays;

    /// <summary>What its call page does not offer. It is taken all the same from a page that was open before, or that comes late.</summary>
    public OptionalOutcomes LeftOut { get; set; }

    /// <summary>After so many days it forgets whom it need not call any more.</summary>
    public int RetentionDays { get; set; } = Retention.DefaultDays;

    public CampaignState State { get; set; }

    public DateTimeOffset MadeAt { get; init; }

    public CallingHours Hours => new(CallingFrom, CallingTo);

    public RetryRules Retries
    {
        get => _retries(this);
        set
        {
            (MaxAttempts, RestDays) = (value.MaxAttempts, value.RestDays);
            (AfterNoAnswer, MaxNoAnswer) = value.NoAnswer;
            (AfterBusy, MaxBusy) = value.Busy;
            (AfterVoicemail, MaxVoicemail) = value.Voicemail;
            (AfterSwitchedOff, MaxSwitchedOff) = value.SwitchedOff;
        }
    }

    public CallingTimes Times => CallingTimes.Read(CallingFrom, CallingTo, CallingDays, Holidays);
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
