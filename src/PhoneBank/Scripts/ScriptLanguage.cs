using System.Globalization;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>A language in which people are spoken with: more of them than the interface has.</summary>
/// <param name="Tag">BCP 47.</param>
internal sealed record ScriptLanguage(string Tag)
{
    public const int MaxTagLength = 35;

    private const string English = "en";

    private static readonly string[] Tags =
    [
        "ar", "bn", "bo", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "km", "ko", "lo", "mn", "ms", "my", "nb",
        "ne", "nl", "pl", "pt", "ro", "ru", "sk", "sv", "th", "tr", "ug", "uk", "ur", "vi", "yue", "zh-Hans", "zh-Hant",
    ];

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(Tag);

    public static IReadOnlyList<ScriptLanguage> All { get; } = [.. Tags.Select(tag => new ScriptLanguage(tag))];

    /// <summary>Its name in itself.</summary>
    public string OwnName => _culture.NativeName;

    /// <summary>Its name in the language of the page.</summary>
    public string Name => _culture.DisplayName;

    public string Direction => _culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <returns>Null for a language that is not in <see cref="All"/>.</returns>
    public static ScriptLanguage? Find(string? tag) => All.FirstOrDefault(language => language.Tag == tag);

    /// <summary>The one to begin with: the reader's own, then English, then the first.</summary>
    /// <returns>Null where there is none.</returns>
    public static string? Choose(IReadOnlyList<string> tags, string reader) =>
        Match(tags, reader) ?? Match(tags, English) ?? (tags.Count > 0 ? tags[0] : null);

    private static string? Match(IReadOnlyList<string> tags, string wanted) =>
        tags.FirstOrDefault(tag => tag == wanted) ?? tags.FirstOrDefault(tag => IsWider(tag, wanted) || IsWider(wanted, tag));

    private static bool IsWider(string wide, string narrow) => narrow.StartsWith(wide + "-", StringComparison.Ordinal);
}
