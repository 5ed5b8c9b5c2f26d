using Ledgerline.Tlog.Tests.Reference;

namespace Ledgerline.Tlog.Tests.Tiles;

public class TreeEdgeTests
{
    private const int Most = 66_000;

    private static readonly Log Log = new(Most);

    [Fact]
    public void Edge_AfterEachLeaf_HasTheRootAndThePartialTiles()
    {
        var edge = new TreeEdge();
        for (var size = 0; size <= Most; size++)
        {
            if (size <= 1100 || size is 65_535 or 65_536 or 65_537 or Most) CheckEdge(edge, size);
            if (size < Most) edge.Append(Log.Leaves[size], static (_, _) => { });
        }
    }

    [Fact]
    public void Edge_AsLeavesAreAppended_GivesEachFullTileOnce()
    {
        var (edge, tiles) = (new TreeEdge(), new List<TileAddress>());
        foreach (var leaf in Log.Leaves)
        {
            edge.Append(leaf, (address, hashes) =>
            {
                tiles.Add(address);
                CheckTile(address, hashes);
            });
        }

        var full = Enumerable.Range(0, Most / 256).Select(index => new TileAddress(0, index, 256)).Append(new TileAddress(1, 0, 256));
        tiles.ShouldBe(full, ignoreOrder: true);
        // The lower level comes first: what a tile is hashed from is there before it.
        tiles.IndexOf(new TileAddress(1, 0, 256)).ShouldBe(256);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public void Edge_TakenUpFromPartialTiles_GoesOnAsIfItHadNot(int size)
    {
        var partials = new Dictionary<TileAddress, byte[]>();
        Grown(size).WritePartials((address, hashes) => partials.Add(address, hashes.ToArray()));
        var edge = TreeEdge.FromPartials(new TreeSize(size), address => partials[address]);
        CheckEdge(edge, size);
        for (var next = size; next < Math.Min(size + 300, Most); next++) edge.Append(Log.Leaves[next], CheckTile);
        CheckEdge(edge, Math.Min(size + 300, Most));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(64)]
    public void Edge_FromATileOfAnotherLength_IsRefused(int length) =>
        Should.Throw<FormatException>(() => TreeEdge.FromPartials(new TreeSize(1), _ => new byte[length]));

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(66_000)]
    public void Proofs_MadeFromTiles_AreThoseOfTheRfc(int size)
    {
        var tiles = Tiles(size);
        TreeHash Read(TreeNode node)
        {
            var address = TileAddress.Holding(node, new TreeSize(size));
            return address.HashOf(node, tiles[address]);
        }

        CompactRange.Read(new TreeSize(size), Read).Root().ShouldBe(Log.Root(size));
        foreach (var other in new[] { 0, 1, 255, 256, 257, size / 3, size / 2, size - 2, size - 1, 65_535, 65_536 }.Where(other => other >= 0 && other < size))
        {
            InclusionProof.Make(new EntryIndex(other), new TreeSize(size), Read).ShouldBe(Log.Path(other, size));
            if (other > 0) ConsistencyProof.Make(new TreeSize(other), new TreeSize(size), Read).ShouldBe(Log.Proof(other, size));
        }
    }

    [Fact]
    public void Edge_OfMoreLevels_KeepsThemToo()
    {
        // As if 256³+256²·2+3 leaves had been appended: what is below is not looked at again.
        var size = new TreeSize((1L << 24) + (2L << 16) + 3);
        TileAddress.Partials(size).Select(address => address.Path).ShouldBe(["tile/0/x066/048.p/3", "tile/2/001.p/2", "tile/3/000.p/1"]);
        var edge = TreeEdge.FromPartials(size, address => new byte[address.Bytes]);
        var zero = default(TreeHash);
        edge.Root().ShouldBe(TreeHash.OfNode(zero, TreeHash.OfNode(TreeHash.OfNode(zero, zero), TreeHash.OfNode(TreeHash.OfNode(zero, zero), zero))));
    }

    private static TreeEdge Grown(int size)
    {
        var edge = new TreeEdge();
        foreach (var leaf in Log.Leaves.AsSpan(0, size)) edge.Append(leaf, static (_, _) => { });
        return edge;
    }

    private static Dictionary<TileAddress, byte[]> Tiles(int size)
    {
        var (edge, tiles) = (new TreeEdge(), new Dictionary<TileAddress, byte[]>());
        foreach (var leaf in Log.Leaves.AsSpan(0, size)) edge.Append(leaf, (address, hashes) => tiles.Add(address, hashes.ToArray()));
        edge.WritePartials((address, hashes) => tiles.Add(address, hashes.ToArray()));
        return tiles;
    }

    private static void CheckEdge(TreeEdge edge, int size)
    {
        if (edge.Size != new TreeSize(size) || edge.Root() != Log.Root(size)) Assert.Fail($"the root at {size}");
        var partials = new List<TileAddress>();
        edge.WritePartials((address, hashes) =>
        {
            partials.Add(address);
            CheckTile(address, hashes);
        });
        if (!partials.SequenceEqual(TileAddress.Partials(new TreeSize(size)))) Assert.Fail($"the partial tiles at {size}");
    }

    /// <summary>C2SP tlog-tiles: hash i of tile n at level l is MTH(D[(256n+i)·256^l : (256n+i+1)·256^l]).</summary>
    private static void CheckTile(TileAddress address, ReadOnlySpan<byte> hashes)
    {
        if (hashes.Length != address.Width * 32) Assert.Fail($"{address.Path} has {hashes.Length} bytes");
        var span = 1L << (8 * address.Level);
        for (var i = 0; i < address.Width; i++)
        {
            var first = ((256 * address.Index) + i) * span;
            if (new TreeHash(hashes.Slice(i * 32, 32)) != Log.Mth(first, first + span)) Assert.Fail($"{address.Path}, hash {i}");
        }
    }
}
