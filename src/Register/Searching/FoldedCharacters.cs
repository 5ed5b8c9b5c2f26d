using System.Globalization;
using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>What becomes of a character, decomposed before, when a text is folded (docs/specs/search.md, "Folding").</summary>
internal static class FoldedCharacters
{
    /// <summary>Letters that people type as others and that Unicode does not decompose.</summary>
    private static readonly Dictionary<int, string> Letters =
        "ß=ss æ=ae œ=oe þ=th ð=d đ=d ħ=h ı=i ł=l ø=o ŧ=t".Split(' ').ToDictionary(pair => (int)pair[0], pair => pair[2..]);

    /// <summary>Appends a character in lower case, without its bar or stroke, and a Han character as the one that stands for its class.</summary>
    public static void Append(StringBuilder text, Rune rune)
    {
        // Up and down again: the final sigma, the long s and Cherokee have no other way to one case.
        var lower = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
        if (Letters.TryGetValue(lower.Value, out var letters))
            text.Append(letters);
        else
            text.Append(HanCharacters.ClassOf(lower));
    }

    /// <summary>Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic and its stretched line. The marks of other scripts are letters to their readers.</summary>
    public static bool IsMark(Rune rune) => rune.Value
        is (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0489) or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7
        or (>= 0x0610 and <= 0x061A) or 0x0640 or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4) or 0x06E7 or 0x06E8
        or (>= 0x06EA and <= 0x06ED) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);

    /// <summary>Punctuation, with the letters and symbols that are written as an apostrophe or a middle dot.</summary>
    public static bool IsPunctuation(Rune rune) => rune.Value is (>= 0x02B9 and <= 0x02BF) or 0x02C8 or 0x2219 or 0x22C5 || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation
        or UnicodeCategory.ModifierSymbol;
}
