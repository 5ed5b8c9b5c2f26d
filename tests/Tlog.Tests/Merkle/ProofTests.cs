using FsCheck;
using FsCheck.Fluent;
using Ledgerline.Tlog.Tests.Reference;

namespace Ledgerline.Tlog.Tests.Merkle;

/// <summary>Proofs against a naive reading of RFC 6962: all of them to 130 leaves, many to 1,100, and around the tiles' edges.</summary>
public class ProofTests
{
    private const int All = 130;
    private const int Most = 1100;

    private static readonly Log Log = new(66_000);

    private static readonly int[] Edges = [255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 66_000];

    [Fact]
    public void Proofs_OfEverySmallTree_AreThoseOfTheRfc()
    {
        for (var size = 1; size <= All; size++)
        {
            for (var other = 0; other < size; other++)
            {
                CheckInclusion(other, size);
                CheckConsistency(other, size);
            }

            CheckConsistency(size, size);
        }
    }

    [Fact]
    public void Proofs_OfLargerTrees_AreThoseOfTheRfc()
    {
        for (var size = All; size <= Most; size++)
        {
            foreach (var other in Others(size).Append(size / 3).Append(size * 7 / 9)) CheckBoth(other, size);
        }

        foreach (var size in Edges)
        {
            foreach (var other in Edges.Concat(Others(size)).Where(other => other < size)) CheckBoth(other, size);
        }
    }

    [Fact]
    public void Proofs_OfAnyTree_AreThoseOfTheRfc() => Check(pair => CheckBoth(pair.Other, pair.Size));

    [Fact]
    public void InclusionProof_ChangedAnywhere_IsRefused() => Check(pair =>
    {
        var (index, size, leaf, root) = (new EntryIndex(pair.Other), new TreeSize(pair.Size), Log.Leaves[pair.Other], Log.Root(pair.Size));
        var path = Log.Path(pair.Other, pair.Size);
        Mutations.Of(path).Where(changed => InclusionProof.Verify(index, leaf, size, root, changed)).ShouldBeEmpty();
        InclusionProof.Verify(index, Mutations.Flip(leaf), size, root, path).ShouldBeFalse();
        InclusionProof.Verify(index, leaf, size, Mutations.Flip(root), path).ShouldBeFalse();
        InclusionProof.Verify(new EntryIndex(pair.Other + 1), leaf, size, root, path).ShouldBeFalse();
        if (pair.Other > 0) InclusionProof.Verify(new EntryIndex(pair.Other - 1), leaf, size, root, path).ShouldBeFalse();
    });

    [Fact]
    public void InclusionProof_WithAnotherSize_IsRefusedOrTakesTheSameWay()
    {
        // A path says nothing of a size under which it goes left and right in the same places: the checkpoint does.
        Check(pair =>
        {
            var (index, leaf, path) = (new EntryIndex(pair.Other), Log.Leaves[pair.Other], Log.Path(pair.Other, pair.Size));
            foreach (var size in new[] { pair.Size - 1, pair.Size + 1 })
            {
                InclusionProof.Verify(index, leaf, new TreeSize(size), Log.Root(size), path).ShouldBeFalse();
                if (size <= pair.Other || Log.Path(pair.Other, size).Length != path.Length)
                    InclusionProof.Verify(index, leaf, new TreeSize(size), Log.Root(pair.Size), path).ShouldBeFalse();
            }
        });
    }

    [Fact]
    public void ConsistencyProof_ChangedAnywhere_IsRefused() => Check(pair =>
    {
        if (pair.Other == 0) return;
        var (old, size, oldRoot, root) = (new TreeSize(pair.Other), new TreeSize(pair.Size), Log.Root(pair.Other), Log.Root(pair.Size));
        var proof = Log.Proof(pair.Other, pair.Size);
        Mutations.Of(proof).Where(changed => ConsistencyProof.Verify(old, oldRoot, size, root, changed)).ShouldBeEmpty();
        ConsistencyProof.Verify(old, Mutations.Flip(oldRoot), size, root, proof).ShouldBeFalse();
        ConsistencyProof.Verify(old, oldRoot, size, Mutations.Flip(root), proof).ShouldBeFalse();
        ConsistencyProof.Verify(size, root, old, oldRoot, proof).ShouldBeFalse();
        foreach (var other in new[] { pair.Other - 1, pair.Other + 1 })
            ConsistencyProof.Verify(new TreeSize(other), Log.Root(other), size, root, proof).ShouldBeFalse();
        foreach (var other in new[] { pair.Size - 1, pair.Size + 1 })
            ConsistencyProof.Verify(old, oldRoot, new TreeSize(other), Log.Root(other), proof).ShouldBeFalse();
    });

    private static IEnumerable<int> Others(int size) =>
        new[] { 0, 1, 2, 3, 127, 128, size / 2, size - 2, size - 1, 1 << (int)Math.Log2(size) }.Where(other => other < size).Distinct();

    private static void CheckBoth(int other, int size)
    {
        CheckInclusion(other, size);
        CheckConsistency(other, size);
    }

    private static void CheckInclusion(int entry, int leaves)
    {
        var (index, size) = (new EntryIndex(entry), new TreeSize(leaves));
        var path = InclusionProof.Make(index, size, Log.Read);
        if (!path.SequenceEqual(Log.Path(entry, leaves))) Assert.Fail($"the path of {entry} in {leaves}");
        if (!InclusionProof.Verify(index, Log.Leaves[entry], size, Log.Root(leaves), path)) Assert.Fail($"verifying {entry} in {leaves}");
    }

    private static void CheckConsistency(int first, int second)
    {
        var (old, size) = (new TreeSize(first), new TreeSize(second));
        var proof = ConsistencyProof.Make(old, size, Log.Read);
        if (!proof.SequenceEqual(first == 0 || first == second ? [] : Log.Proof(first, second))) Assert.Fail($"the proof from {first} to {second}");
        if (!ConsistencyProof.Verify(old, Log.Root(first), size, Log.Root(second), proof)) Assert.Fail($"verifying {first} to {second}");
    }

    private static void Check(Action<(int Other, int Size)> holds) =>
        Check(Gen.OneOf(Gen.Choose(2, 20), Gen.Choose(2, Most), Gen.Choose(65_500, 65_999)), holds);

    private static void Check(Gen<int> sizes, Action<(int Other, int Size)> holds) =>
        Prop.ForAll(sizes.SelectMany(size => Gen.Choose(0, size - 1), (size, other) => (other, size)).ToArbitrary(), holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
