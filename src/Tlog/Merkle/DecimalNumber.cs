using System.Globalization;

namespace Ledgerline.Tlog;

/// <summary>Numbers as the specifications write them: ASCII digits, no sign, no leading zero but for 0 itself.</summary>
internal static class DecimalNumber
{
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return text is not [] && (text is ['0'] || text[0] != '0')
            && !text.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
