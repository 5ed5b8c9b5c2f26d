using System.Globalization;
using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The countries that a number may belong to, by their names in the reader's language.</summary>
internal static class RegionNames
{
    public static IReadOnlyList<(string Code, string Name)> In(CultureInfo language) =>
        [.. PhoneRegions.All.Select(region => (region.Code, $"{NameOf(region.Code)} (+{region.CallingCode})")).OrderBy(region => region.Item2, StringComparer.Create(language, ignoreCase: true))];

    private static string NameOf(string code)
    {
        try
        {
            return new RegionInfo(code).DisplayName;
        }
        catch (ArgumentException)
        {
            // A few codes have numbers but are no countries to the system; their letters are what people know them by.
            return code;
        }
    }
}
