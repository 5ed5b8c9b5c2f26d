using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ledgerline.Register;

/// <summary>A line of what people type, fit to be published: in NFC, single spaces inside, no character that hides, controls or turns what stands around it.</summary>
internal static class PlainLine
{
    /// <param name="maxClusters">The most grapheme clusters (UAX #29).</param>
    /// <param name="maxBytes">The most bytes in UTF-8, lest one cluster carry a thousand marks.</param>
    /// <param name="refusal">Why not; meaningless when the answer is true.</param>
    public static bool TryParse(string text, int maxClusters, int maxBytes, [NotNullWhen(true)] out string? line, out NameRefusal refusal)
    {
        line = null;
        var trimmed = text.Trim();
        if (FirstRefusal(trimmed, maxBytes) is { } found)
        {
            refusal = found;
            return false;
        }

        var normal = SingleSpaced(trimmed.Normalize(NormalizationForm.FormC));
        refusal = normal.EnumerateRunes().All(IsSpaceOrMark) ? NameRefusal.Empty : NameRefusal.TooLong;
        if (refusal == NameRefusal.Empty || Encoding.UTF8.GetByteCount(normal) > maxBytes || Clusters(normal) > maxClusters)
            return false;
        line = normal;
        return true;
    }

    /// <summary>How many characters there are, as people count them.</summary>
    public static int Clusters(string text) => StringInfo.ParseCombiningCharacters(text).Length;

    private static NameRefusal? FirstRefusal(string text, int maxBytes)
    {
        if (text.Length > maxBytes)
            return NameRefusal.TooLong;
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return NameRefusal.NotText;
            if (NameCharacters.Refusal(rune) is { } refusal)
                return refusal;
            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static string SingleSpaced(string text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune))
                spaced.Append(rune);
            else if (spaced.Length > 0 && spaced[^1] != ' ')
                spaced.Append(' ');
        }

        return spaced.ToString().TrimEnd(' ');
    }

    private static bool IsSpaceOrMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.SpaceSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
