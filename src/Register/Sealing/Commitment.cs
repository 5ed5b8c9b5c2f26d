using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ledgerline.Register.Sealing;

/// <summary>The 32 bytes that a declaration's leaf commits to its record with (docs/specs/leaf.md, "The commitment"), as a value.</summary>
internal readonly record struct Commitment(ulong A, ulong B, ulong C, ulong D)
{
    public const int Bytes = 32;

    private const int BlockBytes = 64;
    private const int StackBytes = 2048;

    public static Commitment Read(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Commitment>(bytes);

    public byte[] ToBytes()
    {
        var bytes = new byte[Bytes];
        MemoryMarshal.Write(bytes, this);
        return bytes;
    }

    /// <summary>HMAC-SHA256 (RFC 2104). Two plain hashes over the stack take three quarters of the framework's HMAC's time.</summary>
    /// <param name="salt">The key, 32 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Commitment Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> record)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        if (record.Length > StackBytes)
        {
            HMACSHA256.HashData(salt, record, hash);
            return Read(hash);
        }

        Span<byte> inner = stackalloc byte[BlockBytes + record.Length];
        Pad(salt, inner, 0x36);
        record.CopyTo(inner[BlockBytes..]);
        Span<byte> outer = stackalloc byte[BlockBytes + Bytes];
        Pad(salt, outer, 0x5c);
        SHA256.HashData(inner, outer[BlockBytes..]);
        SHA256.HashData(outer, hash);
        return Read(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pad(ReadOnlySpan<byte> salt, Span<byte> block, byte pad)
    {
        block[..BlockBytes].Fill(pad);
        for (var i = 0; i < salt.Length; i++)
            block[i] ^= salt[i];
    }
}
