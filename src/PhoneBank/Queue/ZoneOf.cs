using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Where a number may ring, as contacts keep it.</summary>
internal static class ZoneOf
{
    /// <summary>A number that may be in more zones than this is called by nobody's clock: it could be night in one of them at any hour.</summary>
    private const int MaxZones = 8;

    /// <returns>The zone, or a few with a space between; null when it is not known.</returns>
    public static string? Number(PhoneNumber number, DateTimeOffset now)
    {
        if (NumberTimeZones.OnlyZone(number, now) is { } only)
            return only.Id;
        var zones = NumberTimeZones.Of(number);
        return zones.Count is > 0 and <= MaxZones ? string.Join(' ', zones.Order(StringComparer.Ordinal)) : null;
    }
}
