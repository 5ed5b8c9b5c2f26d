using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ledgerline.Register;

/// <summary>
/// A declarant's name, real or not, as it will be published: any script, in Unicode's NFC, without spaces around and with single spaces
/// inside. 1 to <see cref="MaxClusters"/> grapheme clusters. Markup is only text. Two names are equal when their characters are.
/// </summary>
public sealed record DeclarantName
{
    /// <summary>The most characters as people count them (extended grapheme clusters, UAX #29).</summary>
    public const int MaxClusters = 100;

    /// <summary>The most bytes in UTF-8, lest one cluster carry a thousand marks.</summary>
    public const int MaxBytes = 2_000;

    private DeclarantName(string text) => Text = text;

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>Reads a name as it was typed.</summary>
    /// <param name="refusal">Why it cannot be one; meaningless when the answer is true.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DeclarantName? name, out NameRefusal refusal)
    {
        name = null;
        var trimmed = (text ?? "").Trim();
        if (FirstRefusal(trimmed) is { } found)
        {
            refusal = found;
            return false;
        }

        var normal = SingleSpaced(trimmed.Normalize(NormalizationForm.FormC));
        refusal = normal.EnumerateRunes().All(IsSpaceOrMark) ? NameRefusal.Empty : NameRefusal.TooLong;
        if (refusal == NameRefusal.Empty || Encoding.UTF8.GetByteCount(normal) > MaxBytes || StringInfo.ParseCombiningCharacters(normal).Length > MaxClusters)
            return false;
        name = new DeclarantName(normal);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A name that was parsed before it was stored.</summary>
    internal static DeclarantName FromStored(string text) => new(text);

    private static NameRefusal? FirstRefusal(string text)
    {
        if (text.Length > MaxBytes)
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
