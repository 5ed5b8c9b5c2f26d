namespace Ledgerline.Telephony.TimeZones;

/// <summary>The zones of a prefix. May be used from many threads.</summary>
internal sealed class ZoneList(IReadOnlyList<string> ids)
{
    private const int ComparedHours = 366 * 24;
    private static readonly DateOnly LastDay = DateOnly.MaxValue.AddDays(-367);
    public static readonly ZoneList None = new([]);
    private readonly Lazy<IReadOnlyList<string>> presentIds = new(() => [.. ids.Select(RenamedZones.PresentIdOf)]);

    // The answer for one day; the next day's takes its place.
    private volatile Answer? cached;

    private sealed record Answer(DateOnly Day, TimeZoneInfo? Zone);

    /// <summary>The ids as the data file has them.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>The ids under their present names.</summary>
    public IReadOnlyList<string> PresentIds => presentIds.Value;

    /// <summary>The zone, if the clocks of all agree for a year from the day of <paramref name="from"/> (UTC) on; else null.</summary>
    public TimeZoneInfo? OnlyZone(DateTimeOffset from)
    {
        var day = DateOnly.FromDateTime(from.UtcDateTime);
        if (day > LastDay) day = LastDay;
        if (cached is { } answer && answer.Day == day) return answer.Zone;
        answer = new Answer(day, FindOnlyZone(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
        cached = answer;
        return answer.Zone;
    }

    private TimeZoneInfo? FindOnlyZone(DateTime from)
    {
        TimeZoneInfo? first = null;
        foreach (var id in PresentIds)
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return null;
            first ??= zone;
            if (!Agree(first, zone, from)) return null;
        }

        return first;
    }

    private static bool Agree(TimeZoneInfo a, TimeZoneInfo b, DateTime from)
    {
        if (a.HasSameRules(b)) return true;
        for (var hour = 0; hour < ComparedHours; hour++)
        {
            var instant = from.AddHours(hour);
            if (a.GetUtcOffset(instant) != b.GetUtcOffset(instant)) return false;
        }

        return true;
    }
}
