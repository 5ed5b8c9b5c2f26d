using Ledgerline.Web;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>Calling hours in words.</summary>
internal static class HoursText
{
    public static string Of(CallingHours hours, Text text) => hours == CallingHours.AllDay
        ? text["campaigns.hours.any"]
        : text["campaigns.hours.fromTo", ("from", Time(hours.FromMinute)), ("to", Time(hours.ToMinute))];

    /// <summary>The end of the day is written as midnight.</summary>
    private static TimeOnly Time(int minute) => TimeOnly.MinValue.AddMinutes(minute);
}
