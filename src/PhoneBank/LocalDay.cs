using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.PhoneBank;

/// <summary>A day by the clock of a zone: 23 to 25 hours, where clocks are changed.</summary>
internal readonly record struct LocalDay(DateOnly Date, TimeZoneInfo Zone)
{
    public DateTimeOffset Begins => LocalClock.Resolve(Date.ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The moment at which the next one begins.</summary>
    public DateTimeOffset Ends => AddDays(1).Begins;

    /// <summary>The first day of its week.</summary>
    public LocalDay Monday => AddDays(-(((int)Date.DayOfWeek + 6) % 7));

    public static LocalDay Of(DateTimeOffset moment, TimeZoneInfo zone) => new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime), zone);

    public LocalDay AddDays(int days) => this with { Date = Date.AddDays(days) };

    /// <summary>What the clock shows at a moment.</summary>
    public TimeOnly TimeAt(DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
