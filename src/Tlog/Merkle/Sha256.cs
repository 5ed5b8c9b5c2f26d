using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ledgerline.Tlog;

/// <summary>
/// SHA-256 of short texts. The framework's one-shot spends four fifths of its time around OpenSSL's hash; calling that hash with its state on the
/// stack makes appending and auditing four times as fast (measured on 65 bytes: 120 instead of 520 ns). Where it cannot be had the framework's is used.
/// </summary>
internal static unsafe partial class Sha256
{
    // SHA256_CTX is 112 bytes: eight words of state, two of length, a block of sixteen, and two numbers.
    private const int ContextBytes = 128;

    // Version 1 could be built so that these functions end the process; version 3 cannot.
    private static readonly bool IsNative = LibCrypto.IsVersion3
        && LibCrypto.Has(nameof(SHA256_Init)) && LibCrypto.Has(nameof(SHA256_Update)) && LibCrypto.Has(nameof(SHA256_Final));

    /// <summary>The hash of <paramref name="head"/> and, after it, <paramref name="tail"/>.</summary>
    public static TreeHash Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail) => IsNative ? Native(head, tail) : Managed(head, tail);

    internal static TreeHash Managed(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        Span<byte> hash = stackalloc byte[TreeHash.Bytes];
        if (tail.IsEmpty)
        {
            SHA256.HashData(head, hash);
            return new TreeHash(hash);
        }

        using var both = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        both.AppendData(head);
        both.AppendData(tail);
        both.GetHashAndReset(hash);
        return new TreeHash(hash);
    }

    [SkipLocalsInit]
    private static TreeHash Native(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var context = stackalloc byte[ContextBytes];
        TreeHash hash;
        fixed (byte* first = head, second = tail)
        {
            if (SHA256_Init(context) != 1 || SHA256_Update(context, first, head.Length) != 1
                || (!tail.IsEmpty && SHA256_Update(context, second, tail.Length) != 1) || SHA256_Final((byte*)&hash, context) != 1)
                throw new CryptographicException("OpenSSL refused a SHA-256 operation.");
        }

        return hash;
    }

    [LibraryImport(LibCrypto.Name)]
    private static partial int SHA256_Init(byte* context);

    [LibraryImport(LibCrypto.Name)]
    private static partial int SHA256_Update(byte* context, byte* bytes, nint length);

    [LibraryImport(LibCrypto.Name)]
    private static partial int SHA256_Final(byte* hash, byte* context);
}
