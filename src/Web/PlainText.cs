using System.Globalization;
using System.Text;

namespace Ledgerline.Web;

/// <summary>Words that somebody typed or a file brought, made fit to be shown: one line, no control or invisible character, in Unicode's NFC.</summary>
public static class PlainText
{
    /// <summary>The text on one line, at most so long.</summary>
    /// <param name="text">What was typed; null counts as empty.</param>
    /// <param name="maxLength">In UTF-16 units.</param>
    /// <param name="wasCut">Whether it was longer than <paramref name="maxLength"/> (UTF-16 units), and so lost its end.</param>
    public static string Clean(string? text, int maxLength, out bool wasCut)
    {
        var clean = OneLine(text ?? "").Normalize(NormalizationForm.FormC);
        wasCut = clean.Length > maxLength;
        return wasCut ? Cut(clean, maxLength) : clean;
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
                line.Append(IsInvisible(rune) ? "" : rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>Never through the middle of what a reader sees as one character.</summary>
    private static string Cut(string text, int maxLength)
    {
        var end = 0;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text, end) is var length && end + length <= maxLength)
            end += length;
        return text[..end].TrimEnd(' ');
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        || IsBlank(rune.Value);

    // What is drawn as nothing beyond the category Format: fillers, variation selectors, blank braille, the tags' whole block.
    private static bool IsBlank(int character) => character
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F)
        or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or 0xFFFC or (>= 0xE0000 and <= 0xE0FFF)
        // No characters; of the first there is no normal form, and asking for one throws.
        or 0xFFFE or 0xFFFF;
}
