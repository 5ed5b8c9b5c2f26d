using Ledgerline.PhoneBank.Queue;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The time zone of a number that does not tell it, chosen by somebody who knows.</summary>
internal static class ZoneChoice
{
    /// <summary>The zones that a number may ring in: all there are, where nothing is known of it.</summary>
    public static IEnumerable<string> For(PhoneNumber number)
    {
        var known = NumberTimeZones.Of(number);
        return (known.Count > 0 ? known : TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)).Where(IsKnownHere);
    }

    /// <summary>
    /// The number's own zone, or else the chosen one where the number may ring in it: a list of people in Moscow must not wake somebody whose
    /// number, further down, is of another country.
    /// </summary>
    /// <returns>Null when it stays unknown; such a number is not called.</returns>
    public static string? Of(PhoneNumber number, string? chosen, DateTimeOffset now) =>
        ZoneOf.Number(number, now) ?? (chosen is not null && For(number).Contains(chosen) ? chosen : null);

    private static bool IsKnownHere(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}
