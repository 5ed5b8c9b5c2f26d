namespace Ledgerline.Tlog;

/// <summary>Proof that a tree is a beginning of a larger one: RFC 6962, section 2.1.2.</summary>
public static class ConsistencyProof
{
    /// <summary>The most hashes that a proof may have (C2SP tlog-witness: proof lines): enough for every tree of up to 2⁶² leaves.</summary>
    public const int MaxHashes = 63;

    /// <summary>Makes the proof from the tree of <paramref name="old"/> leaves to that of <paramref name="size"/>. Empty when they are equal or the old one is.</summary>
    /// <param name="old">The size of the old tree.</param>
    /// <param name="size">The size of the new tree.</param>
    /// <param name="read">Gives the hashes of complete subtrees of the new tree.</param>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is the larger one.</exception>
    public static IReadOnlyList<TreeHash> Make(TreeSize old, TreeSize size, NodeReader read)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(old, size);
        var proof = new List<TreeHash>();
        if (old == TreeSize.Zero || old == size)
            return proof;
        var (first, end) = (0L, size.Value);
        while (end != old.Value)
        {
            var middle = first + LeafRange.Split(end - first);
            if (old.Value <= middle)
            {
                proof.Add(LeafRange.Hash(middle, end, read));
                end = middle;
            }
            else
            {
                proof.Add(LeafRange.Hash(first, middle, read));
                first = middle;
            }
        }

        // Where the old tree is a complete subtree at the very left, its root is known to whoever checks.
        if (first != 0)
            proof.Add(LeafRange.Hash(first, end, read));
        proof.Reverse();
        return proof;
    }

    /// <summary>Whether the tree with <paramref name="oldRoot"/> is a beginning of that with <paramref name="root"/> (RFC 9162, section 2.1.4.2).</summary>
    /// <param name="old">The size of the old tree. Any tree follows the empty one, by an empty proof (C2SP tlog-witness, "add-checkpoint").</param>
    /// <param name="oldRoot">The root of the old tree.</param>
    /// <param name="size">The size of the new tree. When it is the old size, the roots must be equal and the proof empty.</param>
    /// <param name="root">The root of the new tree.</param>
    /// <param name="proof">The hashes, in the order of RFC 6962.</param>
    /// <returns>False for every other proof, also one too short or too long, and when the old tree is the larger one.</returns>
    public static bool Verify(TreeSize old, in TreeHash oldRoot, TreeSize size, in TreeHash root, IReadOnlyList<TreeHash> proof)
    {
        if (old == TreeSize.Zero)
            return proof.Count == 0 && oldRoot == TreeHash.OfEmptyTree && (size != TreeSize.Zero || root == oldRoot);
        if (old == size)
            return proof.Count == 0 && oldRoot == root;
        if (old > size || proof.Count == 0)
            return false;

        var (node, last) = (old.Value - 1, size.Value - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var rootIsKnown = long.IsPow2(old.Value);
        var oldHash = rootIsKnown ? oldRoot : proof[0];
        var newHash = oldHash;
        for (var i = rootIsKnown ? 0 : 1; i < proof.Count; i++)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                oldHash = TreeHash.OfNode(proof[i], oldHash);
                newHash = TreeHash.OfNode(proof[i], newHash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newHash = TreeHash.OfNode(newHash, proof[i]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldHash == oldRoot && newHash == root;
    }
}
