using System.Text;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>From an uploaded file's bytes to its text.</summary>
internal static class FileText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictUtf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictUtf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <returns>Null when it is not text in UTF-8 or UTF-16: a spreadsheet's own format, or an encoding of old.</returns>
    public static string? Read(byte[] bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => StrictUtf8.GetString(bytes.AsSpan(3)),
                [0xFF, 0xFE, ..] => StrictUtf16.GetString(bytes.AsSpan(2)),
                [0xFE, 0xFF, ..] => StrictUtf16BigEndian.GetString(bytes.AsSpan(2)),
                _ => Guess(bytes).GetString(bytes),
            };
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Without a mark: digits in UTF-16 have a zero as every other byte.</summary>
    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < Math.Min(bytes.Length, 4096); i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        return (even, odd) switch
        {
            (0, > 0) => StrictUtf16,
            ( > 0, 0) => StrictUtf16BigEndian,
            _ => StrictUtf8,
        };
    }
}
