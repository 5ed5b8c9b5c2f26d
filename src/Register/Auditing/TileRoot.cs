using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>What a full tile is hashed up to: the hash that stands for it in the tile above.</summary>
internal static class TileRoot
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TreeHash Of(ReadOnlySpan<TreeHash> tile)
    {
        Span<TreeHash> hashes = stackalloc TreeHash[TileAddress.FullWidth];
        tile[..TileAddress.FullWidth].CopyTo(hashes);
        for (var count = TileAddress.FullWidth / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
                hashes[i] = TreeHash.OfNode(hashes[2 * i], hashes[(2 * i) + 1]);
        }

        return hashes[0];
    }

    public static TreeHash Of(ReadOnlySpan<byte> tile) => Of(MemoryMarshal.Cast<byte, TreeHash>(tile));

    /// <summary>The first place at which two tiles differ, or null when they are equal.</summary>
    public static int? FirstDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var common = one.CommonPrefixLength(other);
        return common == one.Length && common == other.Length ? null : common / TreeHash.Bytes;
    }
}
