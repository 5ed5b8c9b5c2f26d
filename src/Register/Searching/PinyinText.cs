using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>Pinyin as people type it: <c>zhang san</c>, <c>Zhāngsān</c>, <c>zhang1 san1</c>, <c>xi'an</c>, <c>lü</c>, <c>lv</c>, <c>lu:</c>.</summary>
/// <param name="Letters">From a to z, <c>v</c> for ü; at least one.</param>
/// <param name="Tones">A digit a syllable, or null where not every syllable has a tone.</param>
internal sealed record PinyinText(string Letters, string? Tones)
{
    private const string ToneMarks = "\u0304\u0301\u030C\u0300";
    private const char Diaeresis = '\u0308';
    private const int LongestSyllable = 6;

    /// <summary>Reads what was typed; false where something in it is no pinyin.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PinyinText? pinyin)
    {
        var (letters, tones) = (new StringBuilder(), new List<(int After, char Tone, bool Ends)>());
        pinyin = null;
        // No character: there is no normal form of it, and asking for one throws.
        if (text.Contains('\uFFFE'))
            return false;
        foreach (var character in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(character))
                letters.Append(character);
            else if (character is Diaeresis or ':' && letters is { Length: > 0 } && letters[^1] == 'u')
                letters[^1] = letters is [.., 'l' or 'n', _] ? 'v' : 'u';
            else if (ToneOf(character) is { } tone && letters.Length > 0)
                tones.Add((letters.Length, tone, char.IsAsciiDigit(character)));
            else if (!IsBetween(character))
                return false;
        }

        if (letters.Length == 0)
            return false;
        var all = letters.ToString();
        pinyin = new PinyinText(all, tones.Count == 0 ? null : TonesOf(all, tones));
        return true;
    }

    private static char? ToneOf(char character) => character switch
    {
        '0' => '5',
        >= '1' and <= '5' => character,
        _ when ToneMarks.IndexOf(character, StringComparison.Ordinal) is >= 0 and var mark => (char)('1' + mark),
        _ => null,
    };

    private static bool IsBetween(char character) =>
        char.IsWhiteSpace(character) || char.IsPunctuation(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    /// <summary>
    /// Divides the letters into syllables of which each has one tone: a mark somewhere in it, or a digit at its end. Looks for each tone's syllables from the first on,
    /// and remembers the ends that can be reached.
    /// </summary>
    private static string? TonesOf(string letters, List<(int After, char Tone, bool Ends)> tones)
    {
        var ends = new HashSet<int> { 0 };
        for (var i = 0; i < tones.Count; i++)
        {
            var (after, _, isEnd) = tones[i];
            var before = i + 1 < tones.Count ? tones[i + 1].After : letters.Length + 1;
            var reached = from start in ends
                          where start < after
                          from end in isEnd ? [after] : Enumerable.Range(after, LongestSyllable)
                          where end < before && end <= letters.Length && end - start <= LongestSyllable && HanCharacters.IsSyllable(letters[start..end])
                          select end;
            ends = [.. reached];
        }

        return ends.Contains(letters.Length) ? string.Concat(tones.Select(tone => tone.Tone)) : null;
    }
}
