using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Tlog;

namespace Ledgerline.Bench.Auditing;

/// <summary>
/// The bare baseline of an audit: the same entries and records are read, each leaf is hashed and each commitment computed, by the framework's own calls and on all
/// cores. Nothing is compared, parsed or counted, and there is no tree.
/// </summary>
internal static class BareHashes
{
    private const int RecordAt = 72;
    private const int SaltAt = 27;
    private const int SaltLength = 44;

    public static void Run(string folder, long entries) =>
        Parallel.For(0, (entries + BundleAddress.FullWidth - 1) / BundleAddress.FullWidth, bundle =>
        {
            var address = BundleAddress.Holding(new EntryIndex(bundle * BundleAddress.FullWidth), new TreeSize(entries));
            HashLeaves(File.ReadAllBytes(Path.Combine(folder, address.Path)));
            HashRecords(File.ReadAllBytes(Path.Combine(folder, address.Full.Path.Replace("tile/entries", "records", StringComparison.Ordinal))));
        });

    private static void HashLeaves(ReadOnlySpan<byte> bundle)
    {
        Span<byte> text = stackalloc byte[1024];
        Span<byte> hash = stackalloc byte[32];
        while (TryTake(ref bundle, out var leaf))
        {
            leaf.CopyTo(text[1..]);
            SHA256.HashData(text[..(leaf.Length + 1)], hash);
        }
    }

    private static void HashRecords(ReadOnlySpan<byte> bundle)
    {
        Span<byte> salt = stackalloc byte[32];
        Span<byte> hash = stackalloc byte[32];
        Span<char> base64 = stackalloc char[SaltLength];
        while (TryTake(ref bundle, out var opening))
        {
            if (opening.Length <= RecordAt)
                continue;
            Encoding.ASCII.GetChars(opening.Slice(SaltAt, SaltLength), base64);
            Convert.TryFromBase64Chars(base64, salt, out _);
            HMACSHA256.HashData(salt, opening[RecordAt..], hash);
        }
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> item)
    {
        item = default;
        if (rest.IsEmpty)
            return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        item = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }
}
