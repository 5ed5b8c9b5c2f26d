using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Ledgerline.Tlog;

/// <summary>What a witness signs, and the bytes of its signature: u64 big-endian seconds ‖ Ed25519 (C2SP tlog-cosignature, "Format").</summary>
internal static class Cosignature
{
    public const int LengthBytes = sizeof(ulong) + Ed25519.SignatureBytes;

    public static byte[] Message(long seconds, string noteText) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{noteText}"));

    public static byte[] Bytes(long seconds, ReadOnlySpan<byte> signature)
    {
        var bytes = new byte[LengthBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        signature.CopyTo(bytes.AsSpan(sizeof(ulong)));
        return bytes;
    }

    /// <returns>When it was cosigned, or null when it is no valid cosignature of that text by that key.</returns>
    public static DateTimeOffset? Verify(VerifierKey key, string noteText, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != LengthBytes)
            return null;
        var seconds = BinaryPrimitives.ReadInt64BigEndian(bytes);
        // A time of zero is said of subtrees only; one that no calendar has is no time.
        return seconds > 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            && Ed25519.Verify(key.PublicKey, Message(seconds, noteText), bytes[sizeof(ulong)..])
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
    }
}
