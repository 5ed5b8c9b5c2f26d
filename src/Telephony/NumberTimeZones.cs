using Ledgerline.Telephony.Numbers;
using Ledgerline.Telephony.TimeZones;

namespace Ledgerline.Telephony;

/// <summary>
/// Where in the world's time zones a number may ring, by the prefix it has. A mobile telephone may be anywhere, and a ported
/// number may have moved: this is what the number says, not where the person is.
/// </summary>
public static class NumberTimeZones
{
    /// <summary>
    /// The IANA ids of all zones that the number's prefix extends over; empty where nothing is known. Ids that have been
    /// renamed since the data were made are given by their present names.
    /// </summary>
    public static IReadOnlyList<string> Of(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return ZoneMap.Shipped.Find(KeyOf(number)).PresentIds;
    }

    /// <summary>
    /// The time zone of a number where there is only one. Zones whose clocks agree through the coming 366 days count as one;
    /// clocks are compared at every full hour (UTC).
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="from">From when on clocks are compared, to the day (UTC): the present instant, from the caller's clock.</param>
    /// <returns>
    /// One of the zones; null where clocks differ, nothing is known, or this system does not know one of the zones. Whoever
    /// asks in order not to call at night must take null for "do not call".
    /// </returns>
    public static TimeZoneInfo? OnlyZone(PhoneNumber number, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(number);
        return ZoneMap.Shipped.Find(KeyOf(number)).OnlyZone(from);
    }

    private static string KeyOf(PhoneNumber number)
    {
        var national = number.NationalNumber;
        var kind = NumberPlans.Shipped.FindOwner(number.CountryCode, national)?.KindOf(national);
        if (kind is null && FictionalNumbers.RegionOf(number.E164) is null) return "";
        return ZoneMap.KeyOf(number.E164, number.CountryCode, kind);
    }
}
