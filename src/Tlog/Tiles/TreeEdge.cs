using System.Runtime.InteropServices;

namespace Ledgerline.Tlog;

/// <summary>Takes the bytes of a tile as they become final. They are the caller's only during the call.</summary>
public delegate void TileWriter(TileAddress address, ReadOnlySpan<byte> hashes);

/// <summary>
/// The partial tiles at the right edge of a growing tree, from which full tiles come as leaves are appended (C2SP tlog-tiles, "Tiles": only
/// full tiles are hashed upward). At most 255 hashes for each of at most 8 levels. Not safe for use by several threads.
/// </summary>
public sealed class TreeEdge
{
    private readonly List<List<TreeHash>> _levels = [];

    /// <summary>How many leaves the tree has.</summary>
    public TreeSize Size { get; private set; }

    /// <summary>Takes up from the partial tiles of a tree of that size. Compare <see cref="Root"/> with a checkpoint before you trust it.</summary>
    /// <param name="size">The size.</param>
    /// <param name="read">Gives the bytes of each of <see cref="TileAddress.Partials"/>.</param>
    /// <exception cref="FormatException">A tile has not as many bytes as its width says.</exception>
    public static TreeEdge FromPartials(TreeSize size, Func<TileAddress, ReadOnlyMemory<byte>> read)
    {
        var edge = new TreeEdge { Size = size };
        foreach (var address in TileAddress.Partials(size))
        {
            var bytes = read(address);
            if (bytes.Length != address.Bytes)
                throw new FormatException($"The tile {address.Path} has {bytes.Length} bytes instead of {address.Bytes}.");
            edge.Level(address.Level).AddRange(MemoryMarshal.Cast<byte, TreeHash>(bytes.Span));
        }

        return edge;
    }

    /// <summary>Appends one leaf by its hash; each tile that it completes goes to <paramref name="full"/>, lowest level first.</summary>
    /// <param name="leaf">The leaf's hash (<see cref="TreeHash.OfLeaf"/>).</param>
    /// <param name="full">Takes the full tiles. When it throws, this edge is spoilt: begin again from the partial tiles.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree has 2⁶³−1 leaves already.</exception>
    public void Append(in TreeHash leaf, TileWriter full)
    {
        Size = new TreeSize(Size.Value + 1);
        var hash = leaf;
        for (var level = 0; ; level++)
        {
            var hashes = Level(level);
            hashes.Add(hash);
            if (hashes.Count < TileAddress.FullWidth)
                return;
            var tile = CollectionsMarshal.AsSpan(hashes);
            full(new TileAddress(level, (Size.Value >> ((level + 1) * TileAddress.Height)) - 1, TileAddress.FullWidth), MemoryMarshal.AsBytes(tile));
            hash = RootOf(tile);
            hashes.Clear();
        }
    }

    /// <summary>Gives each partial tile (<see cref="TileAddress.Partials"/>) as it now is, lowest level first.</summary>
    public void WritePartials(TileWriter partial)
    {
        foreach (var address in TileAddress.Partials(Size))
            partial(address, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_levels[address.Level])));
    }

    /// <summary>The root of the tree (RFC 6962, section 2.1).</summary>
    public TreeHash Root() => CompactRange.Read(Size, Hash).Root();

    /// <summary>The hash of a complete subtree at the edge: one that no full tile holds together with its sibling.</summary>
    private TreeHash Hash(TreeNode node)
    {
        var address = TileAddress.Holding(node, Size);
        return address.HashOf(node, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_levels[address.Level])));
    }

    private List<TreeHash> Level(int level)
    {
        while (_levels.Count <= level)
            _levels.Add(new List<TreeHash>(TileAddress.FullWidth));
        return _levels[level];
    }

    private static TreeHash RootOf(Span<TreeHash> tile)
    {
        Span<TreeHash> hashes = stackalloc TreeHash[TileAddress.FullWidth];
        tile.CopyTo(hashes);
        for (var count = TileAddress.FullWidth / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
                hashes[i] = TreeHash.OfNode(hashes[2 * i], hashes[(2 * i) + 1]);
        }

        return hashes[0];
    }
}
