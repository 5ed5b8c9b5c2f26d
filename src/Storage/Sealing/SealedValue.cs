using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ledgerline.Storage;

/// <summary>What all sealed values have in common: they begin with a version and the id of their key, and what they hold is padded, so that the length tells little of it.</summary>
internal static class SealedValue
{
    public const int HeaderBytes = 5;
    public const int TagBytes = 16;
    private const int PadTo = 16;
    private const byte EndOfText = 0x80;

    public static int PaddedLength(int bytes) => (bytes / PadTo + 1) * PadTo;

    public static void Pad(ReadOnlySpan<byte> bytes, Span<byte> padded)
    {
        bytes.CopyTo(padded);
        padded[bytes.Length] = EndOfText;
        padded[(bytes.Length + 1)..].Clear();
    }

    public static ReadOnlyMemory<byte> Unpad(byte[] padded) => padded.AsMemory(0, padded.AsSpan().LastIndexOf(EndOfText));

    public static void WriteHeader(Span<byte> value, byte version, uint key)
    {
        value[0] = version;
        BinaryPrimitives.WriteUInt32BigEndian(value[1..], key);
    }

    /// <exception cref="CryptographicException">It is too short to be a sealed value.</exception>
    public static (byte Version, uint Key) ReadHeader(ReadOnlySpan<byte> value) =>
        value.Length > HeaderBytes + TagBytes ? (value[0], BinaryPrimitives.ReadUInt32BigEndian(value[1..])) : throw IsNone();

    /// <summary>As it stands in a value, from its second byte.</summary>
    public static byte[] KeyId(uint key)
    {
        var id = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(id, key);
        return id;
    }

    public static CryptographicException IsNone() => new("This is not a sealed value.");
}
