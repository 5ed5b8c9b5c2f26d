namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>
/// The part of the day in which a campaign calls. Minutes after midnight, 0 to 1,440, from before to; so it never runs through a night.
/// </summary>
internal readonly record struct CallingHours(int FromMinute, int ToMinute)
{
    public const int MinutesPerDay = 24 * 60;

    public static CallingHours AllDay => new(0, MinutesPerDay);

    public bool AreInOrder => FromMinute >= 0 && FromMinute < ToMinute && ToMinute <= MinutesPerDay;

    public bool Hold(int minute) => minute >= FromMinute && minute < ToMinute;
}
