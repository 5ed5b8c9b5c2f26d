using System.Globalization;
using System.Numerics;

namespace Ledgerline.Telephony.Numbers;

/// <summary>A set of lengths from 1 to 31 digits, as bits.</summary>
internal readonly record struct DigitLengths(uint Bits)
{
    public int Shortest => BitOperations.TrailingZeroCount(Bits);

    public int Longest => BitOperations.Log2(Bits);

    public bool Contains(int length) => length < 32 && (Bits & (1u << length)) != 0;

    /// <summary>Reads "7,9,10".</summary>
    /// <exception cref="FormatException">The text is not a list of numbers from 1 to 31.</exception>
    public static DigitLengths Parse(string text)
    {
        var bits = 0u;
        foreach (var part in text.Split(','))
        {
            var length = int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
            if (length is < 1 or > 31) throw new FormatException($"A number cannot have {length} digits.");
            bits |= 1u << length;
        }

        return new DigitLengths(bits);
    }
}
