using System.Globalization;
using Ledgerline.Telephony;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The countries that telephone numbers belong to, by their names in the reader's language.</summary>
internal static class RegionNames
{
    public static IEnumerable<Choice> All(Text text) => PhoneRegions.All
        .Select(region => (Region: region, Name: NameOf(region.Code)))
        .OrderBy(each => each.Name, StringComparer.Create(text.Culture, CompareOptions.IgnoreCase))
        .Select(each => new Choice(each.Region.Code, text["import.preview.region", ("name", each.Name), ("code", $"+{each.Region.CallingCode}")]));

    /// <summary>The code itself where this machine knows no name.</summary>
    private static string NameOf(string code)
    {
        try
        {
            return new RegionInfo(code).DisplayName is { Length: > 0 } name ? name : code;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
