using System.Globalization;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>From what a clock on the wall shows to the moment it means.</summary>
internal static class LocalClock
{
    /// <summary>Reads a day as a browser's field sends it. Nobody called before 2000, and what is added to the last of days is none.</summary>
    public static bool TryReadDay(string? typed, out DateOnly day) =>
        DateOnly.TryParseExact((typed ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 2000 and < 9999;

    /// <summary>Reads a time as a browser's field sends it.</summary>
    public static bool TryReadTime(string? typed, out TimeOnly time) =>
        TimeOnly.TryParseExact((typed ?? "").Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>
    /// The moment at which the zone's clocks show <paramref name="local"/>. Where they show it twice (02:30 in the night when they go back), the
    /// first; where they never do (they go forward over it), the moment as long after the change as the time named is: 02:30 becomes 03:30.
    /// </summary>
    public static DateTimeOffset Resolve(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max()).ToUniversalTime();
        if (!zone.IsInvalidTime(local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        // The offset from before the change: a gap is never longer than a day.
        var before = local.AddHours(-1);
        while (zone.IsInvalidTime(before))
            before = before.AddHours(-1);
        return new DateTimeOffset(local, zone.GetUtcOffset(before)).ToUniversalTime();
    }
}
