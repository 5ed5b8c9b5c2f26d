namespace Ledgerline.Tlog.Tests.Merkle;

/// <summary>Where there is nothing to prove, or the tree is as large as can be.</summary>
public class ProofBoundsTests
{
    private static readonly TreeHash Empty = TreeHash.OfEmptyTree;
    private static readonly TreeHash Some = TreeHash.OfLeaf([1]);
    private static readonly TreeSize Largest = new(long.MaxValue);

    [Fact]
    public void InclusionProof_OfNoEntryOfTheTree_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => InclusionProof.Make(new EntryIndex(0), TreeSize.Zero, Read));
        Should.Throw<ArgumentOutOfRangeException>(() => InclusionProof.Make(new EntryIndex(3), new TreeSize(3), Read));
        InclusionProof.Verify(new EntryIndex(0), Empty, TreeSize.Zero, Empty, []).ShouldBeFalse();
        InclusionProof.Verify(new EntryIndex(1), Some, new TreeSize(1), Some, []).ShouldBeFalse();
    }

    [Fact]
    public void InclusionProof_OfTheOnlyEntry_IsEmpty()
    {
        InclusionProof.Verify(new EntryIndex(0), Some, new TreeSize(1), Some, []).ShouldBeTrue();
        InclusionProof.Verify(new EntryIndex(0), Some, new TreeSize(1), Some, [Some]).ShouldBeFalse();
    }

    [Fact]
    public void ConsistencyProof_FromTheEmptyTree_IsEmpty()
    {
        ConsistencyProof.Make(TreeSize.Zero, new TreeSize(5), Read).ShouldBeEmpty();
        ConsistencyProof.Verify(TreeSize.Zero, Empty, new TreeSize(5), Some, []).ShouldBeTrue();
        ConsistencyProof.Verify(TreeSize.Zero, Empty, new TreeSize(5), Some, [Some]).ShouldBeFalse();
        ConsistencyProof.Verify(TreeSize.Zero, Some, new TreeSize(5), Some, []).ShouldBeFalse();
        ConsistencyProof.Verify(TreeSize.Zero, Empty, TreeSize.Zero, Empty, []).ShouldBeTrue();
        ConsistencyProof.Verify(TreeSize.Zero, Empty, TreeSize.Zero, Some, []).ShouldBeFalse();
    }

    [Fact]
    public void ConsistencyProof_OfTheSameSize_WantsTheSameRoot()
    {
        ConsistencyProof.Verify(new TreeSize(5), Some, new TreeSize(5), Some, []).ShouldBeTrue();
        ConsistencyProof.Verify(new TreeSize(5), Some, new TreeSize(5), Some, [Some]).ShouldBeFalse();
        ConsistencyProof.Verify(new TreeSize(5), Some, new TreeSize(5), Empty, []).ShouldBeFalse();
    }

    [Fact]
    public void ConsistencyProof_ToASmallerTree_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ConsistencyProof.Make(new TreeSize(3), new TreeSize(2), Read));
        ConsistencyProof.Verify(new TreeSize(3), Some, new TreeSize(2), Some, []).ShouldBeFalse();
        ConsistencyProof.Verify(new TreeSize(3), Some, TreeSize.Zero, Empty, []).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue / 2)]
    [InlineData(long.MaxValue - 1)]
    public void Proofs_InTheLargestTree_AreRight(long value)
    {
        var path = InclusionProof.Make(new EntryIndex(value), Largest, Read);
        path.Count.ShouldBeInRange(1, ConsistencyProof.MaxHashes);
        InclusionProof.Verify(new EntryIndex(value), Read(new TreeNode(0, value)), Largest, CompactRange.Read(Largest, Read).Root(), path).ShouldBeTrue();

        var old = new TreeSize(value);
        var proof = ConsistencyProof.Make(old, Largest, Read);
        ConsistencyProof.Verify(old, CompactRange.Read(old, Read).Root(), Largest, CompactRange.Read(Largest, Read).Root(), proof).ShouldBeTrue();
    }

    [Fact]
    public void ConsistencyProof_ToATreeOf2To62Leaves_HasAtMost63Hashes()
    {
        var size = 1L << 62;
        ConsistencyProof.Make(new TreeSize((size / 2) - 1), new TreeSize(size), Read).Count.ShouldBe(ConsistencyProof.MaxHashes);
        ConsistencyProof.Make(new TreeSize(size - 1), new TreeSize(size), Read).Count.ShouldBe(ConsistencyProof.MaxHashes);
    }

    /// <summary>Of a tree in which all leaves are equal: every subtree of a level has the same hash.</summary>
    private static TreeHash Read(TreeNode node)
    {
        node.Level.ShouldBeInRange(0, TreeNode.MaxLevel);
        node.Index.ShouldBeInRange(0, long.MaxValue >> node.Level);
        var hash = TreeHash.OfLeaf([]);
        for (var level = 0; level < node.Level; level++) hash = TreeHash.OfNode(hash, hash);
        return hash;
    }
}
