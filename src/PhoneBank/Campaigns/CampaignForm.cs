using System.Globalization;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>The fields of a campaign, as a coordinator types them.</summary>
internal sealed class CampaignForm
{
    private const string Minutes = "HH:mm";

    /// <summary>A script of the longest kind, as a browser sends it.</summary>
    public const int MaxBytes = 256 * 1024;

    public string? Name { get; set; }

    public string? Script { get; set; }

    public bool AnyHour { get; set; }

    public string? From { get; set; } = "09:00";

    public string? To { get; set; } = "20:00";

    [BindNever]
    public bool ShowsPreview { get; set; }

    public static CampaignForm Of(Campaign campaign)
    {
        var form = new CampaignForm { Name = campaign.Name, Script = campaign.Script, AnyHour = campaign.Hours == CallingHours.AllDay };
        if (!form.AnyHour)
            (form.From, form.To) = (Write(campaign.CallingFrom), Write(campaign.CallingTo));
        return form;
    }

    /// <returns>What was typed, fit to be kept; null when it is not, and <paramref name="state"/> says why.</returns>
    public CampaignDraft? Read(ModelStateDictionary state, Text text)
    {
        var name = PlainText.Clean(Name, Campaign.MaxNameLength, out var isTooLong);
        if (name.Length == 0 || isTooLong)
            state.AddError(nameof(Name), text["campaigns.form.nameMissing", ("count", Campaign.MaxNameLength)]);
        var script = (Script ?? "").ReplaceLineEndings("\n").Trim();
        if (script.Length == 0)
            state.AddError(nameof(Script), text["campaigns.form.scriptMissing"]);
        if (script.Length > Campaign.MaxScriptLength)
            state.AddError(nameof(Script), text["campaigns.form.scriptTooLong", ("count", Campaign.MaxScriptLength)]);
        var hours = AnyHour ? CallingHours.AllDay : ReadHours(state, text);
        return state.IsValid ? new CampaignDraft(name, script, hours) : null;
    }

    private CallingHours ReadHours(ModelStateDictionary state, Text text)
    {
        var (from, to) = (Minute(From), Minute(To));
        if (from is null)
            state.AddError(nameof(From), text["campaigns.form.badTime"]);
        if (to is null)
            state.AddError(nameof(To), text["campaigns.form.badTime"]);
        // Midnight is the end of a day as well as its start.
        var hours = new CallingHours(from ?? 0, to is null or 0 ? CallingHours.MinutesPerDay : to.Value);
        if (!hours.AreInOrder)
            state.AddError(nameof(To), text["campaigns.form.hoursInOrder"]);
        return hours;
    }

    private static int? Minute(string? typed) =>
        TimeOnly.TryParseExact(typed, Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;

    private static string Write(int minute) => TimeOnly.MinValue.AddMinutes(minute).ToString(Minutes, CultureInfo.InvariantCulture);
}

internal sealed record CampaignDraft(string Name, string Script, CallingHours Hours);
