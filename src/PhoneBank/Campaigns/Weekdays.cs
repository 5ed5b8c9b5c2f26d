namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>Days of the week. Stored; the values never change.</summary>
[Flags]
internal enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday,
}

internal static class WeekdaysExtensions
{
    /// <summary>One by one, from Monday on.</summary>
    public static IReadOnlyList<Weekdays> Each { get; } =
        [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Wednesday, Weekdays.Thursday, Weekdays.Friday, Weekdays.Saturday, Weekdays.Sunday];

    public static bool Hold(this Weekdays days, DayOfWeek day) => days.HasFlag(Each[((int)day + 6) % 7]);
}
