namespace Ledgerline.Tlog;

/// <summary>Proof that an entry is in a tree: the audit path of RFC 6962, section 2.1.1, leaf's sibling first. At most 63 hashes.</summary>
public static class InclusionProof
{
    /// <summary>Makes the audit path of the entry at <paramref name="index"/> in the tree of <paramref name="size"/> leaves.</summary>
    /// <param name="index">The entry.</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="read">Gives the hashes of complete subtrees.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such entry.</exception>
    public static IReadOnlyList<TreeHash> Make(EntryIndex index, TreeSize size, NodeReader read)
    {
        if (!size.Holds(index))
            throw new ArgumentOutOfRangeException(nameof(index), index, $"A tree of {size} has no such entry.");
        var path = new List<TreeHash>();
        var (first, end) = (0L, size.Value);
        while (end - first > 1)
        {
            var middle = first + LeafRange.Split(end - first);
            if (index.Value < middle)
            {
                path.Add(LeafRange.Hash(middle, end, read));
                end = middle;
            }
            else
            {
                path.Add(LeafRange.Hash(first, middle, read));
                first = middle;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>Whether <paramref name="path"/> leads from the leaf to the root (RFC 9162, section 2.1.3.2, which checks paths of RFC 6962).</summary>
    /// <param name="index">The entry.</param>
    /// <param name="leaf">The entry's hash (<see cref="TreeHash.OfLeaf"/>).</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="root">The root that a checkpoint says.</param>
    /// <param name="path">The audit path, leaf's sibling first.</param>
    /// <returns>False for every other path, also one too short or too long, and for an entry beyond the size.</returns>
    public static bool Verify(EntryIndex index, in TreeHash leaf, TreeSize size, in TreeHash root, IReadOnlyList<TreeHash> path)
    {
        if (!size.Holds(index))
            return false;
        var (node, last, hash) = (index.Value, size.Value - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.OfNode(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.OfNode(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }
}
