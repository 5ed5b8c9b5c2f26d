using System.Globalization;
using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.PhoneBank.Callbacks;

internal enum CallbackTimeRefusal
{
    /// <summary>Neither minutes nor a time.</summary>
    Missing,

    /// <summary>The minutes are not a whole number from 1 to <see cref="CallbackTime.MaxMinutes"/>.</summary>
    BadMinutes,

    /// <summary>There is no such date or time.</summary>
    BadDateOrTime,

    InThePast,

    /// <summary>More than <see cref="CallbackTime.MaxDays"/> days ahead.</summary>
    TooFarAhead,

    /// <summary>A clock time was given, and where the person is is not known; minutes from now can be.</summary>
    NoKnownZone,
}

/// <summary>Reads when somebody wants to be called back: in so many minutes, or at a date and time on the clock where they are.</summary>
internal static class CallbackTime
{
    public const int MaxMinutes = 7 * 24 * 60;
    public const int MaxDays = 90;

    public static (DateTimeOffset? At, CallbackTimeRefusal? Refusal) Read(string? minutes, string? date, string? time, ContactZones zones, DateTimeOffset now)
    {
        if (!string.IsNullOrWhiteSpace(minutes))
            return ReadMinutes(minutes, now);
        if (string.IsNullOrWhiteSpace(date) && string.IsNullOrWhiteSpace(time))
            return (null, CallbackTimeRefusal.Missing);
        return zones.Zones.Count == 0 ? (null, CallbackTimeRefusal.NoKnownZone) : ReadClock(date, time, zones.Zones[0], now);
    }

    private static (DateTimeOffset? At, CallbackTimeRefusal? Refusal) ReadMinutes(string minutes, DateTimeOffset now) =>
        int.TryParse(minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MaxMinutes
            ? (now.AddMinutes(count), null)
            : (null, CallbackTimeRefusal.BadMinutes);

    private static (DateTimeOffset? At, CallbackTimeRefusal? Refusal) ReadClock(string? date, string? time, TimeZoneInfo zone, DateTimeOffset now)
    {
        // Without a date it is today's, where they are.
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).Date);
        var day = today;
        if (!string.IsNullOrWhiteSpace(date) && !DateOnly.TryParseExact(date.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return (null, CallbackTimeRefusal.BadDateOrTime);
        if (!TimeOnly.TryParseExact((time ?? "").Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return (null, CallbackTimeRefusal.BadDateOrTime);
        if (day.DayNumber > today.DayNumber + MaxDays)
            return (null, CallbackTimeRefusal.TooFarAhead);
        if (day < today)
            return (null, CallbackTimeRefusal.InThePast);
        var at = LocalClock.Resolve(day.ToDateTime(clock), zone);
        return at <= now ? (null, CallbackTimeRefusal.InThePast) : (at, null);
    }
}
