using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ledgerline.Telephony.Numbers;

/// <summary>Finds the number in a piece of text, as libphonenumber does, and somewhat more kindly to pasted cells.</summary>
internal static class NumberText
{
    private const string Keypad = "22233344455566677778889999";
    private const int FewestDigitsBeforeLetters = 3;
    private const int FewestLettersThatDial = 3;
    private static readonly SearchValues<char> Starts = SearchValues.Create("+0123456789");

    /// <summary>
    /// Writes <paramref name="text"/> in plain characters: every decimal digit of any script and every full-width form as
    /// ASCII, every kind of white space as a space and of dash as a hyphen, and nothing for marks that cannot be seen.
    /// </summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="buffer">At least as long as <paramref name="text"/>.</param>
    public static ReadOnlySpan<char> Clean(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && Rune.TryCreate(c, text[i + 1], out var rune) && Rune.IsDigit(rune))
            {
                buffer[length++] = (char)('0' + (int)Rune.GetNumericValue(rune));
                i++;
            }
            else if (Clean(c) is var plain and not '\0')
            {
                buffer[length++] = plain;
            }
        }

        return buffer[..length];
    }

    private static char Clean(char c) => c switch
    {
        > ' ' and <= '~' => c,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\u30FC' => '-',
        '\u2053' or '\u223C' => '~',
        _ when char.IsWhiteSpace(c) => ' ',
        _ when char.IsDigit(c) => (char)('0' + (int)char.GetNumericValue(c)),
        _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format => '\0',
        _ => c,
    };

    /// <summary>The part of a cleaned text from its first plus sign or digit on, without what trails after the number.</summary>
    public static ReadOnlySpan<char> FindCandidate(ReadOnlySpan<char> cleaned)
    {
        var start = cleaned.IndexOfAny(Starts);
        if (start < 0) return [];
        var candidate = cleaned[start..];
        while (!candidate.IsEmpty && !MayEnd(candidate[^1])) candidate = candidate[..^1];
        return WithoutDecimalZero(WithoutSecondExtension(candidate));
    }

    private static bool MayEnd(char c) => char.IsLetter(c) || char.IsNumber(c) || c == '#';

    /// <summary>Whether a candidate can be a telephone number: two digits, or three and more with the usual punctuation.</summary>
    public static bool IsViable(ReadOnlySpan<char> candidate)
    {
        if (candidate.Length == 2) return char.IsAsciiDigit(candidate[0]) && char.IsAsciiDigit(candidate[1]);
        var digits = 0;
        foreach (var c in candidate.TrimStart('+'))
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is '-' or ' ' or '(' or ')' or '.' or '[' or ']' or '/' or '~' or '*' or 'x' or 'X') continue;
            else if (!char.IsAsciiLetter(c) || digits < FewestDigitsBeforeLetters) return false;
        }

        return digits >= FewestDigitsBeforeLetters;
    }

    /// <summary>The digits of a candidate. Three and more letters are read as on a keypad (+1 202 JKL 0123), fewer are dropped.</summary>
    public static ReadOnlySpan<char> ReadDigits(ReadOnlySpan<char> candidate, Span<char> buffer)
    {
        var letters = 0;
        foreach (var c in candidate) letters += char.IsAsciiLetter(c) ? 1 : 0;
        var length = 0;
        foreach (var c in candidate)
        {
            if (char.IsAsciiDigit(c)) buffer[length++] = c;
            else if (letters >= FewestLettersThatDial && char.IsAsciiLetter(c)) buffer[length++] = Keypad[(c | 0x20) - 'a'];
        }

        return buffer[..length];
    }

    /// <summary>"5836985 x302/x2303" is one number with a choice of extensions: only the first one is kept.</summary>
    private static ReadOnlySpan<char> WithoutSecondExtension(ReadOnlySpan<char> candidate)
    {
        for (var i = 0; i < candidate.Length; i++)
        {
            if (candidate[i] is '/' or '\\' && candidate[(i + 1)..].TrimStart(' ').StartsWith('x')) return candidate[..i];
        }

        return candidate;
    }

    /// <summary>A spreadsheet that took a number for a quantity writes 12025550123.0.</summary>
    private static ReadOnlySpan<char> WithoutDecimalZero(ReadOnlySpan<char> candidate)
    {
        const int fewestDigits = 7;
        var isDecimal = candidate.Length >= fewestDigits + 2 && candidate.EndsWith(".0")
            && candidate[..^2].TrimStart('+').IndexOfAnyExceptInRange('0', '9') < 0;
        return isDecimal ? candidate[..^2] : candidate;
    }
}
