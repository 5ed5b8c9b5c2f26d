using System.Text.RegularExpressions;
using Ledgerline.Web;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Ledgerline.Stories.Pictures;

/// <summary>How a body names its pictures.</summary>
internal static partial class PictureLinks
{
    private const string Scheme = "picture:";

    public static string Write(string alternative, string name) => $"![{alternative.Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal)}]({Scheme}{name})";

    /// <returns>Null for a link to anything else.</returns>
    public static string? NameOf(string? url) => url is not null && Whole().Match(url) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The names of a body's pictures, each once.</summary>
    public static IReadOnlyCollection<string> NamesIn(string body) => [.. PicturesIn(body).Select(picture => NameOf(picture.Url)).OfType<string>().Distinct()];

    /// <summary>Whether a picture says nothing to whoever cannot see it.</summary>
    public static bool SomeSayNothing(string body) => PicturesIn(body).Any(picture => NameOf(picture.Url) is not null && SafeMarkdown.WordsOf(picture).Trim().Length == 0);

    private static IEnumerable<LinkInline> PicturesIn(string body) => SafeMarkdown.Parse(body)?.Descendants<LinkInline>().Where(link => link.IsImage) ?? [];

    [GeneratedRegex("^picture:([0-9a-f]{32})$")]
    private static partial Regex Whole();
}
