using System.Text;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>How the letters of a file are written. Stored; the values never change.</summary>
internal enum FileEncoding
{
    Utf8 = 1,
    Utf16LittleEndian = 2,
    Utf16BigEndian = 3,

    /// <summary>What spreadsheets in China write: GB 18030, and GBK and GB 2312, which are in it.</summary>
    Gb18030 = 4,

    /// <summary>What spreadsheets in western Europe and America write.</summary>
    Windows1252 = 5,
}

internal static class FileEncodings
{
    public static IReadOnlyList<FileEncoding> All { get; } = Enum.GetValues<FileEncoding>();

    /// <summary>An encoding that writes U+FFFD for what it cannot read.</summary>
    public static Encoding Lenient(this FileEncoding encoding) => Of(encoding, DecoderFallback.ReplacementFallback);

    /// <summary>A decoder that throws at what it cannot read.</summary>
    public static Decoder StrictDecoder(this FileEncoding encoding) => Of(encoding, DecoderFallback.ExceptionFallback).GetDecoder();

    private static Encoding Of(FileEncoding encoding, DecoderFallback fallback) => encoding switch
    {
        FileEncoding.Utf8 => Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, fallback),
        FileEncoding.Utf16LittleEndian => Encoding.GetEncoding(Encoding.Unicode.CodePage, EncoderFallback.ReplacementFallback, fallback),
        FileEncoding.Utf16BigEndian => Encoding.GetEncoding(Encoding.BigEndianUnicode.CodePage, EncoderFallback.ReplacementFallback, fallback),
        FileEncoding.Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, fallback)!,
        FileEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ReplacementFallback, fallback)!,
    };
}
