using System.Globalization;

namespace Ledgerline.Web;

/// <summary>
/// The words of a page, in the language of the person who reads it. Pages inject it as <c>T</c> and write <c>@T["area.page.thing"]</c>
/// or <c>@T["area.page.thing", ("count", 3)]</c>. It gives plain text, which Razor encodes; markup lives in pages only.
/// Numbers and dates are written as the language writes them; a year, a code or anything else to be shown as it is comes as a string.
/// One for each request.
/// </summary>
public sealed class Text
{
    private LanguageFile file;

    /// <summary>Starts in the default language; the request's own is chosen before any page runs.</summary>
    public Text() => file = LanguageFile.Of(Languages.Default);

    private Text(LanguageFile file) => this.file = file;

    /// <summary>The BCP 47 tag, as for <c>lang</c> and for the first part of a public page's path.</summary>
    public string Language => file.Tag;

    /// <summary><c>ltr</c> or <c>rtl</c>, as for <c>dir</c>.</summary>
    public string Direction => this["language.direction"];

    /// <summary>How the language writes numbers and dates.</summary>
    public CultureInfo Culture => file.Culture;

    /// <summary>The text of a key, its placeholders filled in. Where it has plural forms, the argument <c>count</c> (a whole number) chooses.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such key.</exception>
    /// <exception cref="ArgumentException">The text has a placeholder that no argument is given for.</exception>
    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> arguments] => file.Find(key).Format(file, arguments);

    /// <summary>The words of a given language, for what is written outside a request.</summary>
    /// <exception cref="KeyNotFoundException">There is no such language.</exception>
    public static Text In(string language) => new(LanguageFile.Of(language));

    /// <summary>For what the framework asks for without saying for whom: the language of the request being served.</summary>
    internal static Text Current() => In(Languages.Find(CultureInfo.CurrentUICulture.Name) ?? Languages.Default);

    internal static Text From(LanguageFile file) => new(file);

    internal void Use(string language) => file = LanguageFile.Of(language);
}
