using System.Globalization;

namespace Ledgerline.Web;

/// <summary>A language in which people are spoken with and written for: there are more of them than the interface has.</summary>
/// <param name="Tag">BCP 47.</param>
public sealed record ContentLanguage(string Tag)
{
    /// <summary>No tag is longer.</summary>
    public const int MaxTagLength = 35;

    private const string English = "en";

    private static readonly string[] Tags =
    [
        "ar", "bn", "bo", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "km", "ko", "lo", "mn", "ms", "my", "nb",
        "ne", "nl", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "ug", "uk", "ur", "vi", "yue", "zh-Hans", "zh-Hant",
    ];

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(Tag);

    /// <summary>Every one, by tag.</summary>
    public static IReadOnlyList<ContentLanguage> All { get; } = [.. Tags.Select(tag => new ContentLanguage(tag))];

    /// <summary>Its name in itself.</summary>
    public string OwnName => _culture.NativeName;

    /// <summary>Its name in the language of the page.</summary>
    public string Name => _culture.DisplayName;

    /// <summary>For the attribute <c>dir</c>.</summary>
    public string Direction => _culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Every one, by its name in the language of the page.</summary>
    public static IEnumerable<ContentLanguage> ByName(CultureInfo culture) => All.OrderBy(language => language.Name, StringComparer.Create(culture, ignoreCase: true));

    /// <summary>By its tag, as it is written in <see cref="All"/>.</summary>
    /// <returns>Null for a language that is not in <see cref="All"/>.</returns>
    public static ContentLanguage? Find(string? tag) => All.FirstOrDefault(language => language.Tag == tag);

    /// <summary>By its tag, whatever case it comes in, as in an address.</summary>
    /// <returns>Null for a language that is not in <see cref="All"/>.</returns>
    public static ContentLanguage? OfPath(string? tag) => All.FirstOrDefault(language => string.Equals(language.Tag, tag, StringComparison.OrdinalIgnoreCase));

    /// <summary>The one to begin with: the reader's own, then English, then the first.</summary>
    /// <returns>Null where there is none.</returns>
    public static string? Choose(IReadOnlyList<string> tags, string reader) =>
        Match(tags, reader) ?? Match(tags, English) ?? (tags.Count > 0 ? tags[0] : null);

    private static string? Match(IReadOnlyList<string> tags, string wanted) =>
        tags.FirstOrDefault(tag => tag == wanted) ?? tags.FirstOrDefault(tag => IsWider(tag, wanted) || IsWider(wanted, tag));

    private static bool IsWider(string wide, string narrow) => narrow.StartsWith(wide + "-", StringComparison.Ordinal);
}
