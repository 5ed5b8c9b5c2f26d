using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;

namespace Ledgerline.Tlog.Tests.Merkle;

public class TreeHashTests
{
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(70_000);

    [Fact]
    public void Leaf_OfEveryLength_IsTheHashOfZeroAndTheEntry()
    {
        foreach (var length in Enumerable.Range(0, 1100).Concat([4096, EntryBundle.MaxEntryBytes, Bytes.Length]))
        {
            var entry = Bytes[..length];
            if (!TreeHash.OfLeaf(entry).AsSpan().SequenceEqual(SHA256.HashData([0, .. entry]))) Assert.Fail($"{length} bytes");
        }
    }

    [Fact]
    public void Node_OfTwoHashes_IsTheHashOfOneAndBoth()
    {
        var (left, right) = (Bytes[..32], Bytes[32..64]);
        TreeHash.OfNode(new TreeHash(left), new TreeHash(right)).AsSpan().ToArray().ShouldBe(SHA256.HashData([1, .. left, .. right]));
        TreeHash.OfNode(new TreeHash(right), new TreeHash(left)).AsSpan().ToArray().ShouldBe(SHA256.HashData([1, .. right, .. left]));
    }

    [Fact]
    public void Hash_ByTheFramework_IsTheSameAsByTheFastWay()
    {
        foreach (var length in Enumerable.Range(0, 300))
        {
            for (var cut = 0; cut <= length; cut += 37)
                Sha256.Managed(Bytes.AsSpan(0, cut), Bytes.AsSpan(cut, length - cut)).ShouldBe(Sha256.Of(Bytes.AsSpan(0, cut), Bytes.AsSpan(cut, length - cut)));
        }
    }

    [Fact]
    public async Task Hash_OnManyThreads_IsTheSame()
    {
        var expected = TreeHash.OfLeaf(Bytes);
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 50).Select(_ => TreeHash.OfLeaf(Bytes)).ToList())));
        hashes.SelectMany(hash => hash).ShouldAllBe(hash => hash == expected);
    }

    [Fact]
    public void Hash_OfALeafOrANode_AllocatesNothing()
    {
        var (a, entry) = (new TreeHash(Bytes.AsSpan(0, 32)), Bytes[..3000]);
        var sum = TreeHash.OfLeaf(entry);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) sum = TreeHash.OfNode(TreeHash.OfLeaf(entry.AsSpan(0, 900 + i)), TreeHash.OfNode(sum, a));
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
        TreeHash.OfLeaf(entry).ShouldNotBe(sum);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Hash_OfAnotherLength_IsRefused(int length) => Should.Throw<ArgumentException>(() => new TreeHash(new byte[length]));

    [Fact]
    public void Hash_WrittenAndRead_IsTheSame() =>
        Prop.ForAll(Gen.Choose(0, Bytes.Length - TreeHash.Bytes).ToArbitrary(), from =>
        {
            var hash = new TreeHash(Bytes.AsSpan(from, TreeHash.Bytes));
            return TreeHash.TryParse(hash.ToString(), out var read) && read == hash && read.Equals((object)hash) && read.GetHashCode() == hash.GetHashCode();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("")]
    [InlineData("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I")]
    [InlineData("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=")] // bits that do not count are not zero
    [InlineData("CsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I= ")]
    [InlineData(" sUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx====")]
    [InlineData("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2IA")] // 33 bytes
    [InlineData("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==")] // 31 bytes
    public void Hash_InAnotherForm_IsNotRead(string text) => TreeHash.TryParse(text, out _).ShouldBeFalse();
}
