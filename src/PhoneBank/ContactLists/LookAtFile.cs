using System.Text;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>
/// Looks at a file as it comes, and says at its end in which encoding it is text. Without a byte order mark it is UTF-8 where it can be; else Chinese, where
/// letters above ASCII mostly come in pairs; else western. A guess, which the coordinator sees in the preview and can change.
/// </summary>
internal sealed class LookAtFile
{
    public const long MaxBytes = 256 * 1024 * 1024;

    /// <summary>Of bytes above ASCII, how many times as many must stand in pairs as alone.</summary>
    private const int PairsToSingles = 4;

    /// <summary>One control character in so many is no text any more.</summary>
    private const int TextToControls = 100;

    private readonly Candidate _utf8 = new(FileEncoding.Utf8);
    private readonly Candidate _gb18030 = new(FileEncoding.Gb18030);
    private Candidate? _marked;
    private long _bytes;
    private long _controls;
    private (long Pairs, long Singles, bool Open) _high;

    /// <summary>Looks at the next bytes; the first time at no fewer than four, if there are as many.</summary>
    /// <returns>Why it need not go on, or null.</returns>
    public FileRefusal? Add(ReadOnlySpan<byte> bytes)
    {
        if (_bytes == 0 && IsWorkbook(bytes))
            return FileRefusal.Workbook;
        if (_bytes == 0)
            _marked = Marked(bytes);
        _bytes += bytes.Length;
        if (_bytes > MaxBytes)
            return FileRefusal.TooLarge;
        if (_marked is { } marked)
            return marked.Takes(bytes) ? null : FileRefusal.NotText;
        // A text file has no null; UTF-16 and UTF-32 that do not say so have one in nearly every character.
        if (bytes.Contains((byte)0))
            return FileRefusal.NotText;
        _utf8.Takes(bytes);
        _gb18030.Takes(bytes);
        Count(bytes);
        return null;
    }

    /// <summary>What it is, when all of it has been seen.</summary>
    public (FileEncoding? Encoding, FileRefusal? Refusal) End()
    {
        if (_bytes == 0)
            return (null, FileRefusal.Empty);
        if (_marked is { } marked)
            return marked.IsWhole ? (marked.Encoding, null) : (null, FileRefusal.Truncated);
        if (_controls * TextToControls > _bytes)
            return (null, FileRefusal.NotText);
        if (_utf8.IsAlive)
            return _utf8.IsWhole ? (FileEncoding.Utf8, null) : (null, FileRefusal.Truncated);
        return (_gb18030 is { IsAlive: true, IsWhole: true } && _high.Pairs >= PairsToSingles * _high.Singles ? FileEncoding.Gb18030 : FileEncoding.Windows1252, null);
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            var isHigh = one > 0xA0;
            if (_high.Open && isHigh)
                _high = (_high.Pairs + 1, _high.Singles, false);
            else
                _high = (_high.Pairs, _high.Singles + (_high.Open ? 1 : 0), isHigh);
            _controls += one < 0x20 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r') ? 1 : 0;
        }
    }

    /// <summary>Zip, which is also .xlsx, .ods and .numbers; gzip; and the old .xls.</summary>
    private static bool IsWorkbook(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    private static Candidate? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => null,
        [0xFF, 0xFE, ..] => new Candidate(FileEncoding.Utf16LittleEndian),
        [0xFE, 0xFF, ..] => new Candidate(FileEncoding.Utf16BigEndian),
        _ => null,
    };

    private sealed class Candidate(FileEncoding encoding)
    {
        private readonly Decoder _decoder = encoding.StrictDecoder();
        private readonly char[] _text = new char[4096];

        public FileEncoding Encoding => encoding;

        public bool IsAlive { get; private set; } = true;

        /// <summary>Whether it ended with a whole character. Asked once.</summary>
        public bool IsWhole => Decode([], flush: true);

        public bool Takes(ReadOnlySpan<byte> bytes) => IsAlive = IsAlive && Decode(bytes, flush: false);

        /// <returns>False at what is no text in this encoding.</returns>
        private bool Decode(ReadOnlySpan<byte> bytes, bool flush)
        {
            try
            {
                bool isDone;
                do
                {
                    _decoder.Convert(bytes, _text, flush, out var read, out var written, out isDone);
                    if (_text.AsSpan(0, written).Contains('\0'))
                        return false;
                    bytes = bytes[read..];
                }
                while (!isDone);
                return true;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }
}
