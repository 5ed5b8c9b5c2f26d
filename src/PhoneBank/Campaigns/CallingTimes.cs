using System.Globalization;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>When a campaign calls, on the clock and the calendar of the person called.</summary>
internal sealed record CallingTimes(CallingHours Hours, Weekdays Days, IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>The most days on which nobody is called.</summary>
    public const int MaxHolidays = 60;

    /// <summary>How far ahead the next opening is looked for: a year of nothing is never.</summary>
    private const int DaysAhead = 366;

    public CallingTimes(CallingHours hours)
        : this(hours, Weekdays.All, new HashSet<DateOnly>())
    {
    }

    /// <summary>Reads a campaign's columns: minutes after midnight, and days as <see cref="WriteHolidays"/> wrote them.</summary>
    public static CallingTimes Read(int from, int to, Weekdays days, string holidays) => new(new CallingHours(from, to), days, ReadHolidays(holidays));

    /// <summary>Reads what <see cref="WriteHolidays"/> wrote.</summary>
    public static IReadOnlySet<DateOnly> ReadHolidays(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)).ToHashSet();

    public static string WriteHolidays(IEnumerable<DateOnly> days) => string.Join(' ', days.Order().Select(day => day.ToString("O", CultureInfo.InvariantCulture)));

    /// <summary>Whether one may call there now: the number may be in any of its zones, so it must be open in all of them. Unknown is closed.</summary>
    public bool AreOpen(ContactZones there, DateTimeOffset now) => there.Zones.Count > 0 && there.Zones.All(zone => Hold(TimeZoneInfo.ConvertTime(now, zone).DateTime));

    /// <summary>How long calling goes on there, for handing out first where it ends first.</summary>
    public int MinutesLeft(ContactZones there, DateTimeOffset now) =>
        there.Zones.Min(zone => Hours.ToMinute - (int)TimeZoneInfo.ConvertTime(now, zone).TimeOfDay.TotalMinutes);

    /// <summary>The first moment, now or later, at which calling is open there; null when it never is.</summary>
    public DateTimeOffset? NextOpening(ContactZones there, DateTimeOffset now)
    {
        if (AreOpen(there, now))
            return now;
        // A day at a time, and with the days beside it, as the zones' days are not one.
        for (var day = 0; day < DaysAhead; day += 2)
        {
            var openings = there.Zones.SelectMany(zone => Openings(zone, now, day - 1, day + 3)).Where(at => at > now).Order();
            foreach (var at in openings)
            {
                if (AreOpen(there, at))
                    return at;
            }
        }

        return null;
    }

    private IEnumerable<DateTimeOffset> Openings(TimeZoneInfo zone, DateTimeOffset now, int from, int until)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (var day = from; day < until; day++)
            yield return LocalClock.Resolve(today.AddDays(day).AddMinutes(Hours.FromMinute), zone);
    }

    private bool Hold(DateTime local) =>
        Hours.Hold((int)local.TimeOfDay.TotalMinutes) && Days.Hold(local.DayOfWeek) && !Holidays.Contains(DateOnly.FromDateTime(local));
}
