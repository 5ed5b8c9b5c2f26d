using System.Globalization;

namespace Ledgerline.Register.Statistics;

/// <summary>What the count is broken down by.</summary>
internal enum Period
{
    /// <summary>A day, in UTC.</summary>
    Day,

    /// <summary>A week from Monday to Sunday (ISO 8601). It belongs to the year that its Thursday is in.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>The calendar of periods, and how an address names them.</summary>
internal static class Periods
{
    /// <summary>Each period, the longest first.</summary>
    public static IReadOnlyList<Period> Each { get; } = [Period.Year, Period.Month, Period.Week, Period.Day];

    /// <summary>The word in an address: <c>years</c>, <c>months</c>, <c>weeks</c>, <c>days</c>.</summary>
    public static string Slug(this Period period) => period switch
    {
        Period.Day => "days",
        Period.Week => "weeks",
        Period.Month => "months",
        Period.Year => "years",
    };

    /// <summary>The period that an address names; false where it names none.</summary>
    public static bool TryParse(string? slug, out Period period)
    {
        foreach (var each in Each)
        {
            if (each.Slug() != slug)
                continue;
            period = each;
            return true;
        }

        period = default;
        return false;
    }

    /// <summary>The first day of the period that a day is in.</summary>
    public static DateOnly StartOf(this Period period, DateOnly day) => period switch
    {
        Period.Day => day,
        Period.Week => day.AddDays(-DaysSinceMonday(day)),
        Period.Month => new DateOnly(day.Year, day.Month, 1),
        Period.Year => new DateOnly(day.Year, 1, 1),
    };

    /// <summary>The first day of the next period.</summary>
    public static DateOnly After(this Period period, DateOnly start) => period switch
    {
        Period.Day => start.AddDays(1),
        Period.Week => start.AddDays(7),
        Period.Month => start.AddMonths(1),
        Period.Year => start.AddYears(1),
    };

    /// <summary>The year under which a period that begins on that day is listed.</summary>
    public static int YearOf(this Period period, DateOnly start) => period == Period.Week ? ISOWeek.GetYear(start) : start.Year;

    /// <summary>What data calls the period that begins on that day (ISO 8601): <c>2026-11-28</c>, <c>2026-W48</c>, <c>2026-11</c>, <c>2026</c>.</summary>
    public static string Name(this Period period, DateOnly start) => period switch
    {
        Period.Day => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Period.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(start):0000}-W{ISOWeek.GetWeekOfYear(start):00}"),
        Period.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Period.Year => start.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    private static int DaysSinceMonday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;
}
