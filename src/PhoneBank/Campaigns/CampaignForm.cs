using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>The fields of a campaign, as typed.</summary>
internal sealed class CampaignForm
{
    public string? Name { get; set; }

    public string? Script { get; set; }

    public string? From { get; set; } = DayTime.Write(9 * 60);

    public string? To { get; set; } = DayTime.Write(21 * 60);

    public bool IsPaused { get; set; }

    public static CampaignForm Of(Campaign campaign) => new()
    {
        Name = campaign.Name,
        Script = campaign.Script,
        From = DayTime.Write(campaign.CallingFrom),
        To = DayTime.Write(campaign.CallingTo),
        IsPaused = campaign.State == CampaignState.Paused,
    };

    /// <returns>Null, and what is wrong said, when it cannot be taken as it is.</returns>
    public CampaignInput? Read(Text text, ModelStateDictionary errors)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Trim().Length > Campaign.MaxNameLength)
            errors.AddError("Form.Name", text["campaigns.nameMissing", ("count", Campaign.MaxNameLength)]);
        if (Script?.Length > Campaign.MaxScriptLength)
            errors.AddError("Form.Script", text["campaigns.scriptTooLong", ("count", Campaign.MaxScriptLength)]);
        var hours = new CallingHours(DayTime.Read(From) ?? -1, DayTime.Read(To) ?? -1);
        if (hours.FromMinute < 0)
            errors.AddError("Form.From", text["campaigns.badTime"]);
        if (hours.ToMinute < 0)
            errors.AddError("Form.To", text["campaigns.badTime"]);
        else if (hours.FromMinute >= hours.ToMinute)
            errors.AddError("Form.To", text["campaigns.hoursOrder"]);
        return errors.IsValid ? new CampaignInput(Name!.Trim(), Script ?? "", hours, IsPaused ? CampaignState.Paused : CampaignState.Open) : null;
    }
}
