using System.Globalization;
using System.Text;

namespace Ledgerline.Stories.Reading;

/// <summary>Characters without what people do not mind when they look for a word: case, accents, vowel points, width, the script of digits.</summary>
internal static class FoldedLetter
{
    private const int Bmp = 0x10000;

    /// <summary>What has been folded before, by character. Two that fold one at once do the same.</summary>
    private static readonly string?[] Seen = new string?[Bmp];

    /// <summary>What Unicode does not take apart.</summary>
    private static readonly Dictionary<char, string> Others = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ς'] = "σ",
        ['ى'] = "ي",
        ['ی'] = "ي",
        ['ة'] = "ه",
        ['ک'] = "ك",
        ['ـ'] = "",
    };

    /// <summary>Letters, digits and the marks that belong to them; empty where nothing is left, as of an accent.</summary>
    public static string Fold(Rune rune) => rune.IsBmp ? Seen[rune.Value] ??= Make(rune) : Make(rune);

    /// <summary>Whether it stands in a word: letters, digits, marks, and what nobody sees.</summary>
    public static bool IsInWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static string Make(Rune rune)
    {
        // Of what is no character there is no normal form.
        if (rune.Value is 0xFFFE or 0xFFFF)
            return "";
        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(part);
            if (CharUnicodeInfo.GetDecimalDigitValue(part.ToString(), 0) is var digit and >= 0)
                folded.Append(digit);
            else if (lower.IsBmp && Others.TryGetValue((char)lower.Value, out var other))
                folded.Append(other);
            else if (Rune.IsLetter(lower) || Rune.IsNumber(lower) || (IsMark(lower) && IsKept(lower.Value)))
                folded.Append(lower);
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>In the scripts of India, Tibet and South-East Asia marks are vowels, and in kana they make another letter.</summary>
    private static bool IsKept(int mark) => mark is (>= 0x0900 and <= 0x1AAF) or 0x3099 or 0x309A;
}
