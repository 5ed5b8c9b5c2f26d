using System.Text;

namespace Ledgerline.Stories.Reading;

/// <summary>
/// Words as they stand in the engines' indices: letters and digits of ASCII as they are, every other character as a low line and four digits of base 36. So neither engine takes a word apart in its own way, and what begins a word
/// begins it there.
/// </summary>
internal static class IndexWord
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    public static string Of(string folded)
    {
        if (folded.All(char.IsAsciiLetterOrDigit))
            return folded;
        var written = new StringBuilder();
        foreach (var rune in folded.EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
                written.Append((char)rune.Value);
            else
                written.Append('_').Append(Digits[rune.Value / 46656]).Append(Digits[rune.Value / 1296 % 36]).Append(Digits[rune.Value / 36 % 36]).Append(Digits[rune.Value % 36]);
        }

        return written.ToString();
    }

    /// <summary>A word that each text of a language has, and none that anybody could type.</summary>
    public static string OfLanguage(string tag) => "=" + tag.ToLowerInvariant();
}
