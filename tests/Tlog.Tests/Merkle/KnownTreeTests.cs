namespace Ledgerline.Tlog.Tests.Merkle;

/// <summary>The roots and proofs that the reference implementation of RFC 6962 is tested with.</summary>
public class KnownTreeTests
{
    private static readonly byte[][] Entries =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Convert.FromHexString("5051525354555657"), Convert.FromHexString("606162636465666768696a6b6c6d6e6f"),
    ];

    public static TheoryData<int, string> Roots => new()
    {
        { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
        { 2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
        { 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { 4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
        { 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };

    public static TheoryData<int, int, string[]> Paths => new()
    {
        { 0, 1, [] },
        {
            0, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        },
        {
            5, 8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
        { 2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"] },
        {
            1, 5,
            [
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        },
    };

    public static TheoryData<int, int, string[]> Proofs => new()
    {
        { 1, 1, [] },
        {
            1, 8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ]
        },
        {
            6, 8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        },
        {
            2, 5,
            [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Roots))]
    public void Root_OfTheKnownTrees_IsTheKnownOne(int size, string root) => Hex(Root(size)).ShouldBe(root);

    [Theory]
    [MemberData(nameof(Paths))]
    public void InclusionProof_InTheKnownTrees_IsTheKnownOne(int index, int size, string[] path)
    {
        var made = InclusionProof.Make(new EntryIndex(index), new TreeSize(size), Read);
        made.Select(Hex).ShouldBe(path);
        InclusionProof.Verify(new EntryIndex(index), TreeHash.OfLeaf(Entries[index]), new TreeSize(size), Root(size), made).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Proofs))]
    public void ConsistencyProof_BetweenTheKnownTrees_IsTheKnownOne(int old, int size, string[] proof)
    {
        var made = ConsistencyProof.Make(new TreeSize(old), new TreeSize(size), Read);
        made.Select(Hex).ShouldBe(proof);
        ConsistencyProof.Verify(new TreeSize(old), Root(old), new TreeSize(size), Root(size), made).ShouldBeTrue();
    }

    private static TreeHash Root(int size)
    {
        var range = new CompactRange();
        foreach (var entry in Entries.Take(size)) range.Append(TreeHash.OfLeaf(entry));
        return range.Root();
    }

    private static TreeHash Read(TreeNode node)
    {
        var range = new CompactRange();
        foreach (var entry in Entries.Skip((int)node.Index << node.Level).Take(1 << node.Level)) range.Append(TreeHash.OfLeaf(entry));
        return range.Root();
    }

    private static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.AsSpan());
}
