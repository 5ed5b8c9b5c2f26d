using System.Text;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Why nothing can be read from a file.</summary>
internal enum FileRefusal
{
    Missing,
    Empty,
    TooLarge,

    /// <summary>A spreadsheet's own format, or an archive.</summary>
    Workbook,

    /// <summary>Bytes that are no text, or text in a form that is not told apart from them.</summary>
    NotText,

    /// <summary>Text, but written in an encoding of one country: to guess would be to garble names.</summary>
    NotUtf8,

    /// <summary>A quotation mark that is never closed, or much too late: what follows it cannot be told apart.</summary>
    OpenQuote,

    /// <summary>A row so long that it is none.</summary>
    LongRow,

    TooManyRows,
}

/// <summary>From the bytes of a file to its text: UTF-8, or UTF-16 with a byte order mark.</summary>
internal static class FileText
{
    public const int MaxBytes = 20 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <returns>The text without its byte order mark, or why there is none.</returns>
    public static (string? Text, FileRefusal? Refusal) Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return (null, FileRefusal.Empty);
        if (bytes.Length > MaxBytes)
            return (null, FileRefusal.TooLarge);
        if (IsWorkbook(bytes))
            return (null, FileRefusal.Workbook);
        var (encoding, start) = EncodingOf(bytes);
        try
        {
            var text = encoding.GetString(bytes, start, bytes.Length - start);
            // A text file has no null; UTF-16 and UTF-32 that do not say so have one in nearly every character.
            return text.Contains('\0') ? (null, FileRefusal.NotText) : string.IsNullOrWhiteSpace(text) ? (null, FileRefusal.Empty) : (text, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, bytes.AsSpan().Contains((byte)0) || encoding != Utf8 ? FileRefusal.NotText : FileRefusal.NotUtf8);
        }
    }

    /// <summary>Zip, which is also .xlsx, .ods and .numbers; and the old .xls.</summary>
    private static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    private static (Encoding Encoding, int Start) EncodingOf(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (LittleEndian, 2),
        [0xFE, 0xFF, ..] => (BigEndian, 2),
        _ => (Utf8, 0),
    };
}
