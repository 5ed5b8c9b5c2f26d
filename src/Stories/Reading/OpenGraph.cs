using System.Globalization;

namespace Ledgerline.Stories.Reading;

/// <summary>What those who show links to others want to know of a page (ogp.me).</summary>
internal static class OpenGraph
{
    /// <summary>A language as they name it, with a country: <c>en_US</c>. Chinese script is said by the country where most write it.</summary>
    public static string LocaleOf(string tag) => tag switch
    {
        "zh-Hans" => "zh_CN",
        "zh-Hant" => "zh_TW",
        _ => CultureInfo.CreateSpecificCulture(tag).Name.Split('-') is [var language, .., var country] ? $"{language}_{country}" : tag,
    };
}
