using System.Text;
using Ledgerline.Telephony;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>A telephone number as somebody typed it. The first byte is the region.</summary>
internal static class Numbers
{
    private const int Belarus = 375;

    private static readonly string?[] Regions = [null, "", "XX", "001", .. PhoneRegions.All.Select(region => region.Code)];

    public static Target Target { get; } = new(
        "number", Try,
        ["+", "+44", "+1", "00", "011", "0", "(0)", "7700 900123", "202 555 0101", "tel:", ";ext=5", " x12", " ext. 3", "\uFF0B", "\uFF11", "\u0661", "\u200E", "\u202E", "\u00A0", "~", "15", "8~10", "#", "*"],
        600_000)
    {
        MaxLength = 400,
        Allowed = 32_768,
        AllowedPerByte = 100,
    };

    private static void Try(byte[] bytes)
    {
        var region = bytes.Length == 0 ? null : Regions[bytes[0] % Regions.Length];
        var read = PhoneNumber.Parse(bytes.Length == 0 ? null : Encoding.UTF8.GetString(bytes.AsSpan(1)), region);
        Target.Promise(read.Number is null == read.Refusal is not null, "It is a number or refused.");
        if (read.Number is not { } number)
            return;
        Target.Promise(number.E164 is ['+', ..] and { Length: >= 4 and <= 21 } && number.E164.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0, "E.164 is a plus sign and digits.");
        Target.Promise(PhoneNumber.FromE164(number.E164) == number, "As it is kept it is read again.");
        // Belarus has numbers that begin with its own national prefix: libphonenumber takes it off +375 8 100… as well.
        if (number.CountryCode != Belarus)
        {
            Target.Promise(PhoneNumber.Parse(number.E164, region).Number == number, "As it is kept it is typed again.");
            Target.Promise(PhoneNumber.Parse(number.International(), region).Number == number, "As it is shown it is typed again.");
            Target.Promise(PhoneNumber.Parse(number.TelUri, region).Number == number, "As it is dialled it is typed again.");
        }

        Target.Promise(number.E164.Length < 9 || !number.ToString().Where(char.IsAsciiDigit).SequenceEqual(number.E164.Where(char.IsAsciiDigit)), "It is masked.");
    }
}
