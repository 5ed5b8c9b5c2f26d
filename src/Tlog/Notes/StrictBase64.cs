using System.Buffers.Text;

namespace Ledgerline.Tlog;

/// <summary>
/// Base64 as RFC 4648, section 4 has it, in its one canonical form: with padding, without white space, and with zero bits where none count, so that
/// the same bytes are never written in two ways.
/// </summary>
internal static class StrictBase64
{
    /// <returns>False when it is not canonical base64, or longer than <paramref name="bytes"/>.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int length) =>
        Convert.TryFromBase64Chars(text, bytes, out length) && IsCanonical(text, bytes[..length]);

    /// <summary>As <see cref="TryDecode(ReadOnlySpan{char}, Span{byte}, out int)"/>, into an array of its own.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        var buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var decoded = TryDecode(text, buffer, out var length);
        bytes = decoded ? buffer[..length] : [];
        return decoded;
    }

    private static bool IsCanonical(ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes)
    {
        // Only the last four characters can differ: white space would make the text longer than its bytes need.
        if (text.Length != (bytes.Length + 2) / 3 * 4)
            return false;
        Span<char> last = stackalloc char[4];
        var tail = bytes[((bytes.Length - 1) / 3 * 3)..];
        return text.Length == 0 || (Convert.TryToBase64Chars(tail, last, out _) && text[^4..].SequenceEqual(last));
    }
}
