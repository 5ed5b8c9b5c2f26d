namespace Ledgerline.Tlog;

/// <summary>
/// A complete subtree: the one over the leaves from <c>Index·2^Level</c> up to, not including, <c>(Index+1)·2^Level</c>. Its hash never changes once
/// all of its leaves are there; every root and every proof is made of such hashes.
/// </summary>
/// <param name="Level">0 for a leaf, up to 62 (no tree here has more than 2⁶³−1 leaves).</param>
/// <param name="Index">The place among the subtrees of that level, from the left, counted from 0.</param>
public readonly record struct TreeNode(int Level, long Index)
{
    /// <summary>The highest level: a tree of at most 2⁶³−1 leaves has no complete subtree above it.</summary>
    internal const int MaxLevel = 62;
}

/// <summary>Gives the hash of a complete subtree of the log. It is asked only for subtrees that the tree in question has.</summary>
public delegate TreeHash NodeReader(TreeNode node);

/// <summary>Hashes of ranges of leaves, from the complete subtrees they are made of (RFC 6962, section 2.1).</summary>
internal static class LeafRange
{
    /// <summary>MTH(D[first:end]) for a range that a tree of the RFC has: at least one leaf.</summary>
    public static TreeHash Hash(long first, long end, NodeReader read)
    {
        var count = end - first;
        if (long.IsPow2(count))
        {
            var level = System.Numerics.BitOperations.Log2((ulong)count);
            return read(new TreeNode(level, first >> level));
        }

        var left = Split(count);
        return TreeHash.OfNode(Hash(first, first + left, read), Hash(first + left, end, read));
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/>, which is at least 2: how many leaves are in the left subtree.</summary>
    public static long Split(long count) => 1L << System.Numerics.BitOperations.Log2((ulong)(count - 1));
}
