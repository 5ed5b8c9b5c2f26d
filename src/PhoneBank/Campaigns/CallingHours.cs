namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>
/// The part of the day, on the clock of the person called, in which a campaign calls. Minutes after midnight, 0 to 1,440, from before to;
/// so it never runs through a night.
/// </summary>
internal readonly record struct CallingHours(int FromMinute, int ToMinute)
{
    public const int MinutesPerDay = 24 * 60;

    /// <summary>How far ahead the next opening is looked for. Every zone opens each day; two days pass where a change of clocks skips an opening.</summary>
    private const int DaysAhead = 3;

    public static CallingHours AllDay => new(0, MinutesPerDay);

    public bool AreInOrder => FromMinute >= 0 && FromMinute < ToMinute && ToMinute <= MinutesPerDay;

    /// <summary>Whether one may call there now: the number may be in any of its zones, so it must be open in all of them. Unknown is closed.</summary>
    public bool AreOpen(ContactZones there, DateTimeOffset now)
    {
        var hours = this;
        return there.Zones.Count > 0 && there.Zones.All(zone => hours.Holds(MinuteOfDay(zone, now)));
    }

    /// <summary>How long calling goes on there, for handing out first where it ends first.</summary>
    public int MinutesLeft(ContactZones there, DateTimeOffset now)
    {
        var to = ToMinute;
        return there.Zones.Min(zone => to - MinuteOfDay(zone, now));
    }

    /// <summary>The first moment, now or later, at which calling is open there; null when it never is.</summary>
    public DateTimeOffset? NextOpening(ContactZones there, DateTimeOffset now)
    {
        if (AreOpen(there, now))
            return now;
        var hours = this;
        var openings = there.Zones.SelectMany(zone => hours.Openings(zone, now)).Where(at => at > now).Order();
        foreach (var at in openings)
        {
            if (AreOpen(there, at))
                return at;
        }

        return null;
    }

    private IEnumerable<DateTimeOffset> Openings(TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (var day = 0; day < DaysAhead; day++)
            yield return LocalClock.Resolve(today.AddDays(day).AddMinutes(FromMinute), zone);
    }

    private bool Holds(int minute) => minute >= FromMinute && minute < ToMinute;

    private static int MinuteOfDay(TimeZoneInfo zone, DateTimeOffset at) => (int)TimeZoneInfo.ConvertTime(at, zone).TimeOfDay.TotalMinutes;
}
