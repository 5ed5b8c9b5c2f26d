using System.Globalization;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>The fields of a campaign, as a coordinator types them.</summary>
internal sealed class CampaignForm
{
    private const string Clock = "HH:mm";
    private const string Date = "yyyy-MM-dd";

    public string? Name { get; set; }

    public bool AnyHour { get; set; }

    public string? From { get; set; } = "09:00";

    public string? To { get; set; } = "20:00";

    /// <summary>None unless they were sent: a form with no box ticked sends nothing, and means that.</summary>
    public List<Weekdays> Days { get; set; } = [];

    public string? Holidays { get; set; }

    public string? MaxAttempts { get; set; } = Write(RetryRules.Default.MaxAttempts);

    public string? AfterNoAnswer { get; set; } = Write(RetryRules.Default.NoAnswer.Minutes);

    public string? MaxNoAnswer { get; set; } = Write(RetryRules.Default.NoAnswer.AtMost);

    public string? AfterBusy { get; set; } = Write(RetryRules.Default.Busy.Minutes);

    public string? MaxBusy { get; set; } = Write(RetryRules.Default.Busy.AtMost);

    public string? AfterVoicemail { get; set; } = Write(RetryRules.Default.Voicemail.Minutes);

    public string? MaxVoicemail { get; set; } = Write(RetryRules.Default.Voicemail.AtMost);

    public string? AfterSwitchedOff { get; set; } = Write(RetryRules.Default.SwitchedOff.Minutes);

    public string? MaxSwitchedOff { get; set; } = Write(RetryRules.Default.SwitchedOff.AtMost);

    public string? RestDays { get; set; } = Write(RetryRules.Default.RestDays);

    public List<OptionalOutcomes> LeftOut { get; set; } = [];

    public string? RetentionDays { get; set; } = Write(Retention.DefaultDays);

    /// <summary>What a new campaign begins with.</summary>
    public static CampaignForm New() => new() { Days = [.. WeekdaysExtensions.Each] };

    public static CampaignForm Of(Campaign campaign)
    {
        var form = new CampaignForm { Name = campaign.Name, AnyHour = campaign.Hours == CallingHours.AllDay };
        if (!form.AnyHour)
            (form.From, form.To) = (WriteTime(campaign.CallingFrom), WriteTime(campaign.CallingTo));
        form.Days = [.. WeekdaysExtensions.Each.Where(day => campaign.CallingDays.HasFlag(day))];
        form.Holidays = campaign.Holidays.Replace(' ', '\n');
        (form.MaxAttempts, form.RestDays) = (Write(campaign.MaxAttempts), Write(campaign.RestDays));
        (form.AfterNoAnswer, form.MaxNoAnswer) = (Write(campaign.AfterNoAnswer), Write(campaign.MaxNoAnswer));
        (form.AfterBusy, form.MaxBusy) = (Write(campaign.AfterBusy), Write(campaign.MaxBusy));
        (form.AfterVoicemail, form.MaxVoicemail) = (Write(campaign.AfterVoicemail), Write(campaign.MaxVoicemail));
        (form.AfterSwitchedOff, form.MaxSwitchedOff) = (Write(campaign.AfterSwitchedOff), Write(campaign.MaxSwitchedOff));
        form.LeftOut = [.. OptionalOutcomesExtensions.Each.Where(one => campaign.LeftOut.HasFlag(one))];
        form.RetentionDays = Write(campaign.RetentionDays);
        return form;
    }

    /// <returns>What was typed, fit to be kept; null when it is not, and <paramref name="state"/> says why.</returns>
    public CampaignDraft? Read(ModelStateDictionary state, Text text)
    {
        var name = PlainText.Clean(Name, Campaign.MaxNameLength, out var isTooLong);
        if (name.Length == 0 || isTooLong)
            state.AddError(nameof(Name), text["campaigns.form.nameMissing", ("count", Campaign.MaxNameLength)]);
        var hours = AnyHour ? CallingHours.AllDay : ReadHours(state, text);
        var days = Days.Aggregate(Weekdays.None, (all, day) => all | day);
        if (days == Weekdays.None)
            state.AddError(nameof(Days), text["campaigns.form.daysMissing"]);
        var holidays = ReadHolidays(state, text);
        var rules = new RetryRules(
            Times(nameof(MaxAttempts), MaxAttempts, state, text),
            Retry(nameof(AfterNoAnswer), AfterNoAnswer, nameof(MaxNoAnswer), MaxNoAnswer, state, text),
            Retry(nameof(AfterBusy), AfterBusy, nameof(MaxBusy), MaxBusy, state, text),
            Retry(nameof(AfterVoicemail), AfterVoicemail, nameof(MaxVoicemail), MaxVoicemail, state, text),
            Retry(nameof(AfterSwitchedOff), AfterSwitchedOff, nameof(MaxSwitchedOff), MaxSwitchedOff, state, text),
            Number(nameof(RestDays), RestDays, RetryRules.FewestRestDays, RetryRules.MostRestDays, state, text));
        var retention = Number(nameof(RetentionDays), RetentionDays, Retention.FewestDays, Retention.MostDays, state, text);
        var leftOut = LeftOut.Where(OptionalOutcomesExtensions.Each.Contains).Aggregate(OptionalOutcomes.None, (all, one) => all | one);
        return state.IsValid ? new CampaignDraft(name, new CallingTimes(hours, days, holidays), rules, leftOut, retention) : null;
    }

    private HashSet<DateOnly> ReadHolidays(ModelStateDictionary state, Text text)
    {
        var typed = (Holidays ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var days = new HashSet<DateOnly>();
        foreach (var word in typed)
        {
            if (!DateOnly.TryParseExact(word, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                state.AddError(nameof(Holidays), text["campaigns.form.badDate", ("typed", PlainText.Clean(word, Date.Length, out _))]);
                return days;
            }

            days.Add(day);
        }

        if (days.Count > CallingTimes.MaxHolidays)
            state.AddError(nameof(Holidays), text["campaigns.form.tooManyHolidays", ("count", CallingTimes.MaxHolidays)]);
        return days;
    }

    private static Retry Retry(string after, string? minutes, string atMost, string? times, ModelStateDictionary state, Text text) =>
        new(Number(after, minutes, RetryRules.FewestMinutes, RetryRules.MostMinutes, state, text), Times(atMost, times, state, text));

    private static int Times(string field, string? typed, ModelStateDictionary state, Text text) =>
        Number(field, typed, RetryRules.FewestAttempts, RetryRules.MostAttempts, state, text);

    private static int Number(string field, string? typed, int least, int most, ModelStateDictionary state, Text text)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        state.AddError(field, text["campaigns.form.badNumber", ("least", least), ("most", most)]);
        return least;
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
        TimeOnly.TryParseExact(typed, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;

    private static string WriteTime(int minute) => TimeOnly.MinValue.AddMinutes(minute).ToString(Clock, CultureInfo.InvariantCulture);

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record CampaignDraft(string Name, CallingTimes Times, RetryRules Retries, OptionalOutcomes LeftOut, int RetentionDays);
