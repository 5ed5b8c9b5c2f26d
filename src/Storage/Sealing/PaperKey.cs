using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledgerline.Storage;

/// <summary>
/// A master key to be written down and typed in again: seven lines of eight characters, each with two words by which a slip of the pen is found in its own line. The characters are base 32
/// after Crockford (no I, L, O, U) of <c>1 (1 byte) ‖ the key (32) ‖ the first two bytes of SHA-256 of both</c>; the words are chosen by the first two bytes of SHA-256 of the line's number (one byte, from 1)
/// and its eight characters in ASCII.
/// </summary>
public static class PaperKey
{
    /// <summary>Lines of a key on paper.</summary>
    public const int Lines = 7;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int BitsPerDigit = 5;
    private const int DigitsPerLine = 8;
    private const int Bytes = 35;
    private const byte Version = 1;

    public static IReadOnlyList<string> Write(MasterKey key)
    {
        var bytes = new byte[Bytes];
        bytes[0] = Version;
        key.Secret.CopyTo(bytes.AsSpan(1));
        SHA256.HashData(bytes.AsSpan(0, MasterKey.Bytes + 1)).AsSpan(0, 2).CopyTo(bytes.AsSpan(MasterKey.Bytes + 1));
        var digits = Encode(bytes);
        return [.. Enumerable.Range(0, Lines).Select(line => Line(line + 1, digits.Substring(line * DigitsPerLine, DigitsPerLine)))];
    }

    /// <summary>Reads a key as people type it: capitals or not, O for 0, I and L for 1, spaces and dashes anywhere between the characters of a line.</summary>
    /// <exception cref="FormatException">A line does not fit its words (the message says which), one is missing, or it is another key's.</exception>
    public static MasterKey Read(IReadOnlyList<string> lines)
    {
        if (lines.Count != Lines)
            throw new FormatException($"A key has {Lines} lines; these are {lines.Count}.");
        var digits = string.Concat(lines.Select((line, index) => ReadLine(index + 1, line)));
        var bytes = Decode(digits);
        if (bytes[0] != Version || !SHA256.HashData(bytes.AsSpan(0, MasterKey.Bytes + 1)).AsSpan(0, 2).SequenceEqual(bytes.AsSpan(MasterKey.Bytes + 1)))
            throw new FormatException("Each line fits its words, but together they are no key: are they in their order, and all of one key?");
        return new MasterKey(bytes.AsSpan(1, MasterKey.Bytes));
    }

    private static string ReadLine(int number, string line)
    {
        var words = line.Split([' ', '\t', '-'], StringSplitOptions.RemoveEmptyEntries);
        // The number that is printed in front may be typed with it.
        if (words.Length == 5 && words[0] == number.ToString(CultureInfo.InvariantCulture))
            words = words[1..];
        var digits = words.Length < 3 ? "" : string.Concat(words[..^2]).ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (digits.Length != DigitsPerLine || digits.Any(digit => !Digits.Contains(digit, StringComparison.Ordinal)))
            throw new FormatException($"Line {number} is not {DigitsPerLine} characters and two words.");
        return Line(number, digits).EndsWith($"  {words[^2]} {words[^1]}".ToLowerInvariant(), StringComparison.Ordinal)
            ? digits
            : throw new FormatException($"Line {number} does not fit its words: look at it once more.");
    }

    private static string Line(int number, string digits)
    {
        var check = SHA256.HashData([(byte)number, .. Encoding.ASCII.GetBytes(digits)]);
        return $"{digits[..4]} {digits[4..]}  {CheckWords.All[check[0]]} {CheckWords.All[check[1]]}";
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += BitsPerDigit)
            text.Append(Digits[Window(bytes, bit) >> (16 - BitsPerDigit - bit % 8) & (Digits.Length - 1)]);
        return text.ToString();
    }

    private static byte[] Decode(string digits)
    {
        var bytes = new byte[Bytes];
        for (var index = 0; index < digits.Length * BitsPerDigit; index++)
        {
            var isSet = Digits.IndexOf(digits[index / BitsPerDigit], StringComparison.Ordinal) >> (BitsPerDigit - 1 - index % BitsPerDigit) & 1;
            bytes[index / 8] |= (byte)(isSet << (7 - index % 8));
        }

        return bytes;
    }

    /// <summary>The 16 bits from the byte in which the bit is.</summary>
    private static int Window(byte[] bytes, int bit) => bytes[bit / 8] << 8 | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
}
