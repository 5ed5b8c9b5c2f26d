using System.Globalization;
using System.Runtime.InteropServices;

namespace Ledgerline.Tlog;

/// <summary>
/// Which tile of the tree: 256 hashes, or fewer at the right edge, of subtrees over 256^Level leaves each (C2SP tlog-tiles, "Tiles").
/// </summary>
/// <param name="Level">0 (hashes of leaves) to 63. No tree reaches beyond 7.</param>
/// <param name="Index">Its place in the level, counted from 0, at most 2⁶³−1.</param>
/// <param name="Width">How many hashes it has: 256 when full, 1 to 255 when partial.</param>
public readonly record struct TileAddress(int Level, long Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = TileNumber.FullWidth;

    /// <summary>How many of the tree's levels one level of tiles spans: 2⁸ = 256.</summary>
    public const int Height = 8;

    private const int MaxLevel = 63;
    private const string Root = "tile/";

    /// <summary>Whether it has all its hashes and will never change.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The address of the same tile once it is full.</summary>
    public TileAddress Full => this with { Width = FullWidth };

    /// <summary>Bytes of the tile: 32 a hash.</summary>
    public int Bytes => Width * TreeHash.Bytes;

    /// <summary>The path below the log's prefix: <c>tile/0/x001/x234/067</c>, <c>tile/1/000.p/17</c>.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Root}{Level}/{TileNumber.Write(Index, Width)}");

    /// <summary>Reads a path below the log's prefix.</summary>
    /// <returns>False for every text that <see cref="Path"/> does not write.</returns>
    public static bool TryParse(ReadOnlySpan<char> path, out TileAddress address)
    {
        address = default;
        if (!path.StartsWith(Root))
            return false;
        var rest = path[Root.Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0 || !DecimalNumber.TryParse(rest[..slash], out var level) || level > MaxLevel
            || !TileNumber.TryParse(rest[(slash + 1)..], out var index, out var width))
            return false;
        address = new TileAddress((int)level, index, width);
        return true;
    }

    /// <summary>The partial tiles of a tree, lowest level first: those that must be served beside the full ones (C2SP tlog-tiles, "Partial Tiles"). None has width 0.</summary>
    public static IEnumerable<TileAddress> Partials(TreeSize size)
    {
        var level = 0;
        for (var hashes = size.Value; hashes > 0; hashes >>= Height, level++)
        {
            if (hashes % FullWidth is var width and > 0)
                yield return new TileAddress(level, hashes / FullWidth, (int)width);
        }
    }

    /// <summary>The tile from which the hash of <paramref name="node"/> can be computed, as wide as it is in a tree of <paramref name="size"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tree of that size does not have the whole subtree.</exception>
    public static TileAddress Holding(TreeNode node, TreeSize size)
    {
        if (node.Level is < 0 or > TreeNode.MaxLevel || node.Index < 0 || node.Index >= size.Value >> node.Level)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"A tree of {size} has no such subtree.");
        var level = node.Level / Height;
        var index = node.Index >> (Height - (node.Level % Height));
        var width = Math.Min(FullWidth, (size.Value >> (level * Height)) - (index * FullWidth));
        return new TileAddress(level, index, (int)width);
    }

    /// <summary>The hash of a subtree whose <see cref="Holding"/> tile this is.</summary>
    /// <param name="node">The subtree.</param>
    /// <param name="hashes">The tile's bytes; those of the <see cref="Full"/> tile do as well.</param>
    /// <exception cref="ArgumentException">The subtree is not in this tile, or the bytes are too few.</exception>
    public TreeHash HashOf(TreeNode node, ReadOnlySpan<byte> hashes)
    {
        var within = node.Level % Height;
        if (node.Level is < 0 or > TreeNode.MaxLevel || node.Level / Height != Level || node.Index >> (Height - within) != Index)
            throw new ArgumentException($"The tile {Path} does not hold {node}.", nameof(node));
        var first = (int)((node.Index << within) % FullWidth);
        var all = MemoryMarshal.Cast<byte, TreeHash>(hashes);
        if (first + (1 << within) > all.Length)
            throw new ArgumentException($"The tile {Path} has {hashes.Length} bytes, which are too few.", nameof(hashes));
        return RootOf(all.Slice(first, 1 << within));
    }

    private static TreeHash RootOf(ReadOnlySpan<TreeHash> hashes) =>
        hashes.Length == 1 ? hashes[0] : TreeHash.OfNode(RootOf(hashes[..(hashes.Length / 2)]), RootOf(hashes[(hashes.Length / 2)..]));
}
