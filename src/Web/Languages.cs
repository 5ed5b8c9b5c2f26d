using System.Globalization;
using System.Reflection;

namespace Ledgerline.Web;

/// <summary>The languages of the interface: one for each file in <c>Localisation/Languages</c>, named by its BCP 47 tag.</summary>
public static class Languages
{
    /// <summary>The language shown to a person who asks for none that we have.</summary>
    public const string Default = "en";

    /// <summary>Longer Accept-Language headers than this are cut: no browser sends them.</summary>
    private const int MaxHeaderLength = 500;

    private const string Prefix = "languages/";

    /// <summary>Every language that there is a file for, the default first, the others by tag.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .OrderBy(tag => tag != Default)
            .ThenBy(tag => tag, StringComparer.Ordinal),
    ];

    /// <summary>The tag as it is written in <see cref="All"/>, whatever case it comes in; null for a language that we do not have.</summary>
    public static string? Find(string? tag) => Find(tag, All);

    /// <summary>The best of our languages for an Accept-Language header. Parts that are malformed are passed over; it never fails.</summary>
    public static string Choose(string? acceptLanguage) => Choose(acceptLanguage, All);

    internal static string Choose(string? acceptLanguage, IReadOnlyList<string> available)
    {
        var header = acceptLanguage ?? "";
        var wishes = header[..Math.Min(header.Length, MaxHeaderLength)].Split(',').Select(Wish).Where(wish => wish.Quality > 0);
        return wishes.OrderByDescending(wish => wish.Quality).Select(wish => Match(wish.Tag, available)).FirstOrDefault(tag => tag is not null) ?? Default;
    }

    internal static Stream Open(string language) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + language)
        ?? throw new KeyNotFoundException($"There is no language '{language}'.");

    private static string? Find(string? tag, IReadOnlyList<string> available) =>
        available.FirstOrDefault(each => string.Equals(each, tag, StringComparison.OrdinalIgnoreCase));

    private static (string Tag, double Quality) Wish(string part)
    {
        var pieces = part.Split(';', StringSplitOptions.TrimEntries);
        if (pieces.Length == 1) return (pieces[0], 1);
        var written = pieces[1].StartsWith("q=", StringComparison.OrdinalIgnoreCase) ? pieces[1][2..] : "";
        var read = double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality);
        return (pieces[0], read && quality <= 1 ? quality : 0);
    }

    /// <summary>zh-TW finds zh-Hant; fr-CA finds fr: the tag is widened until there is a language for it.</summary>
    private static string? Match(string tag, IReadOnlyList<string> available)
    {
        for (var wider = Scripted(tag); wider.Length > 0; wider = wider[..Math.Max(0, wider.LastIndexOf('-'))])
        {
            if (Find(wider, available) is { } found) return found;
        }

        return null;
    }

    private static string Scripted(string tag)
    {
        var parts = tag.ToUpperInvariant().Split('-');
        if (parts[0] != "ZH" || parts.Contains("HANS") || parts.Contains("HANT")) return tag;
        return parts.Any(part => part is "TW" or "HK" or "MO") ? "zh-Hant" : "zh-Hans";
    }
}
