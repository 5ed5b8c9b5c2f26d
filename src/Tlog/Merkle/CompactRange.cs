using System.Numerics;
using System.Runtime.InteropServices;

namespace Ledgerline.Tlog;

/// <summary>
/// The right edge of a growing tree: the hashes of its at most 63 complete subtrees, largest first. Enough to append leaves for ever and to
/// know the root (RFC 6962, section 2.1), in constant memory. Not safe for use by several threads.
/// </summary>
public sealed class CompactRange
{
    private readonly List<TreeHash> _subtrees;

    /// <summary>The range of the empty tree.</summary>
    public CompactRange()
        : this(TreeSize.Zero, [])
    {
    }

    private CompactRange(TreeSize size, List<TreeHash> subtrees) => (Size, _subtrees) = (size, subtrees);

    /// <summary>How many leaves the tree has.</summary>
    public TreeSize Size { get; private set; }

    /// <summary>Takes up where <see cref="ToBytes"/> left off. Compare <see cref="Root"/> with a checkpoint before you trust it.</summary>
    /// <param name="size">How many leaves the tree had.</param>
    /// <param name="hashes">32 bytes for each complete subtree, the largest first: one for each binary one of the size.</param>
    /// <exception cref="FormatException">A tree of that size has another number of complete subtrees.</exception>
    public static CompactRange FromBytes(TreeSize size, ReadOnlySpan<byte> hashes)
    {
        var count = BitOperations.PopCount((ulong)size.Value);
        if (hashes.Length != count * TreeHash.Bytes)
            throw new FormatException($"The edge of a tree of {size} leaves is {count} hashes; these are {hashes.Length} bytes.");
        return new CompactRange(size, [.. MemoryMarshal.Cast<byte, TreeHash>(hashes)]);
    }

    /// <summary>The range of a tree of that size, its subtrees' hashes read one by one, the largest first.</summary>
    public static CompactRange Read(TreeSize size, NodeReader read)
    {
        var subtrees = new List<TreeHash>();
        var first = 0L;
        for (var level = BitOperations.Log2((ulong)size.Value); level >= 0; level--)
        {
            if ((size.Value >> level & 1) == 0)
                continue;
            subtrees.Add(read(new TreeNode(level, first >> level)));
            first += 1L << level;
        }

        return new CompactRange(size, subtrees);
    }

    /// <summary>Appends one leaf by its hash (<see cref="TreeHash.OfLeaf"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has 2⁶³−1 leaves already; it is left as it was.</exception>
    public void Append(in TreeHash leaf)
    {
        var size = new TreeSize(unchecked(Size.Value + 1));
        var subtree = leaf;
        // Each trailing one of the size is a complete subtree that the new leaf completes to one twice as large.
        for (var ones = BitOperations.TrailingZeroCount(~Size.Value); ones > 0; ones--)
        {
            subtree = TreeHash.OfNode(_subtrees[^1], subtree);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }

        _subtrees.Add(subtree);
        Size = size;
    }

    /// <summary>The root of the tree, MTH(D[size]) (RFC 6962, section 2.1).</summary>
    public TreeHash Root()
    {
        if (_subtrees.Count == 0)
            return TreeHash.OfEmptyTree;
        var root = _subtrees[^1];
        for (var i = _subtrees.Count - 2; i >= 0; i--)
            root = TreeHash.OfNode(_subtrees[i], root);
        return root;
    }

    /// <summary>The hashes one after the other, 32 bytes each, largest subtree first: at most 2,016 bytes.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_subtrees)).ToArray();
}
