using System.Net;
using System.Text.RegularExpressions;

namespace Ledgerline.Stories.Reading;

/// <summary>A text's words without its marks: what is searched, and what a result shows.</summary>
internal static partial class PlainStory
{
    /// <param name="html">As <see cref="Writing.RenderStory"/> makes it.</param>
    public static string Of(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Inline().Replace(html, ""), " ")), " ").Trim();

    /// <summary>A word can be half emphasised: these part nothing.</summary>
    [GeneratedRegex("</?(?:em|strong|a|code)(?: [^>]*)?>")]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
