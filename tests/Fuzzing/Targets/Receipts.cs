using System.Text;
using Ledgerline.Register;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>The code of a receipt as somebody typed it.</summary>
internal static class Receipts
{
    public static Target Target { get; } = new(
        "receipt", Try, ["1234", " ", "-", "—", ".", "·", "_", "−", "\u00A0", "\u200B", "\u202F", "１２３４", "١٢٣٤", "०१२३", "𝟏𝟐", "½", "²", "\ud800", "\n", "0000000000000000"], 1_500_000)
    {
        MaxLength = 400,
        Allowed = 4_096,
        AllowedPerByte = 60,
    };

    private static void Try(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (!ReceiptCode.TryParse(text, out var code))
            return;
        var digits = string.Concat(code.Groups);
        Target.Promise(digits.Length == ReceiptCode.Digits && digits.All(char.IsAsciiDigit) && code.Groups.Count == 4, "It is sixteen digits.");
        Target.Promise(ReceiptCode.TryParse(code.ToString(), out var again) && again == code && ReceiptCode.TryParse(digits, out again) && again == code, "As it is shown it is read again.");
        var other = digits[..^1] + (digits[^1] == '9' ? '0' : (char)(digits[^1] + 1));
        Target.Promise(!ReceiptCode.TryParse(other, out _), "One wrong digit is seen.");
    }
}
