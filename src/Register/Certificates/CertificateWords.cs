using System.Text;
using Ledgerline.Web;

namespace Ledgerline.Register.Certificates;

/// <summary>The sentences of a certificate.</summary>
internal static class CertificateWords
{
    /// <summary>What is declared, as the end of a sentence that the name begins.</summary>
    public static string Declares(this Text text, Organisations organisations) => text["certificate.declares", ("organisations", text.List(organisations))];

    /// <summary>
    /// The language of a name, as far as its signs tell: <c>zh</c> where it is written in Chinese characters, so that they are drawn and read out as Chinese on a page in another
    /// language too; otherwise null.
    /// </summary>
    public static string? LanguageOf(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        return runes.Any(IsHan) && !runes.Any(IsKanaOrHangul) ? "zh" : null;
    }

    private static string List(this Text text, Organisations organisations) => organisations.Named().Select(each => text[NameKey(each)]).ToList() switch
    {
        [var one] => one,
        [var one, var two] => text["certificate.two", ("first", one), ("second", two)],
        [var one, var two, var three] => text["certificate.three", ("first", one), ("second", two), ("third", three)],
        var other => throw new ArgumentException($"{other.Count} organisations.", nameof(organisations)),
    };

    /// <summary>In full, and as it stands within a sentence.</summary>
    private static string NameKey(Organisations organisation) => organisation switch
    {
        Organisations.Party => "certificate.party",
        Organisations.YouthLeague => "certificate.youthLeague",
        Organisations.YoungPioneers => "certificate.youngPioneers",
        Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(organisation), organisation, "Not one organisation."),
    };

    private static bool IsHan(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static bool IsKanaOrHangul(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x1100 and <= 0x11FF) or (>= 0xAC00 and <= 0xD7AF);
}
