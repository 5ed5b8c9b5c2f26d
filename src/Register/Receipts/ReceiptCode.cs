using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Register.Receipts;

namespace Ledgerline.Register;

/// <summary>
/// The code of a receipt: 16 decimal digits, 15 random and one check digit (Damm), written in four groups, because digits can be read
/// out in any language. One code serves a whole group. It is a secret of its holder: never in a URL, never in a log.
/// </summary>
public sealed record ReceiptCode
{
    /// <summary>How many digits a code has.</summary>
    public const int Digits = 16;

    private const int GroupOf = 4;
    private const int MaxTyped = 100;

    private ReceiptCode(string digits) => Text = digits;

    /// <summary>The 16 digits 0–9 without spaces.</summary>
    internal string Text { get; }

    /// <summary>The four groups of four digits, in order.</summary>
    public IReadOnlyList<string> Groups => [.. Text.Chunk(GroupOf).Select(four => new string(four))];

    /// <summary>Reads a code as people type it: spaces, dashes and dots are skipped, digits of any script are read.</summary>
    /// <returns>False when these are not 16 digits that end in their check digit.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReceiptCode? code)
    {
        code = null;
        var digits = new StringBuilder(Digits);
        if (text is null || text.Length > MaxTyped)
            return false;

        foreach (var rune in text.EnumerateRunes())
        {
            var digit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune) : -1;
            if (digit >= 0 && digits.Length < Digits)
                digits.Append((char)('0' + digit));
            else if (digit >= 0 || !Separates(rune))
                return false;
        }

        var read = digits.ToString();
        if (read.Length != Digits || Damm.CheckDigit(read) != 0)
            return false;
        code = new ReceiptCode(read);
        return true;
    }

    /// <summary>The code in four groups: <c>1234 5678 9012 3456</c>.</summary>
    public override string ToString() => string.Join(' ', Groups);

    internal static ReceiptCode New()
    {
        Span<char> digits = stackalloc char[Digits];
        RandomNumberGenerator.GetItems("0123456789", digits[..^1]);
        digits[^1] = (char)('0' + Damm.CheckDigit(digits[..^1]));
        return new ReceiptCode(new string(digits));
    }

    internal static ReceiptCode FromDigits(string digits) => new(digits);

    private static bool Separates(Rune rune) =>
        rune.Value is '.' or '·' or '_' or '−' || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
