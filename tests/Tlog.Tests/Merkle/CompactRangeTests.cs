using System.Numerics;
using Ledgerline.Tlog.Tests.Reference;

namespace Ledgerline.Tlog.Tests.Merkle;

public class CompactRangeTests
{
    private static readonly Log Log = new(66_000);

    [Fact]
    public void Root_AfterEachLeaf_IsThatOfTheRfc()
    {
        var range = new CompactRange();
        range.Root().ShouldBe(TreeHash.OfEmptyTree);
        for (var size = 1; size <= Log.Leaves.Length; size++)
        {
            range.Append(Log.Leaves[size - 1]);
            if (size > 1100 && size is not (65_535 or 65_536 or 65_537 or 66_000)) continue;
            if (range.Root() != Log.Root(size) || range.Size != new TreeSize(size)) Assert.Fail($"at {size}");
        }
    }

    [Fact]
    public void Range_ReadFromItsBytesOrItsNodes_GoesOnAsIfItHadNot()
    {
        var range = new CompactRange();
        for (var size = 0; size < 1100; size++)
        {
            var bytes = range.ToBytes();
            bytes.Length.ShouldBe(BitOperations.PopCount((uint)size) * TreeHash.Bytes);
            foreach (var again in new[] { CompactRange.FromBytes(range.Size, bytes), CompactRange.Read(range.Size, Log.Read) })
            {
                again.Root().ShouldBe(Log.Root(size));
                again.ToBytes().ShouldBe(bytes);
                again.Append(Log.Leaves[size]);
                again.Root().ShouldBe(Log.Root(size + 1));
            }

            range.Append(Log.Leaves[size]);
        }
    }

    [Theory]
    [InlineData(0, 32)]
    [InlineData(1, 0)]
    [InlineData(1, 31)]
    [InlineData(1, 33)]
    [InlineData(3, 32)]
    [InlineData(4, 64)]
    [InlineData(long.MaxValue, 62 * 32)]
    public void Bytes_OfAnotherSize_AreRefused(long size, int length) =>
        Should.Throw<FormatException>(() => CompactRange.FromBytes(new TreeSize(size), new byte[length]));

    [Fact]
    public void Range_OfTheLargestTree_TakesNoMoreLeavesAndStaysAsItWas()
    {
        var bytes = new byte[63 * TreeHash.Bytes];
        var range = CompactRange.FromBytes(new TreeSize(long.MaxValue), bytes);
        Should.Throw<ArgumentOutOfRangeException>(() => range.Append(Log.Leaves[0]));
        range.Size.ShouldBe(new TreeSize(long.MaxValue));
        range.ToBytes().ShouldBe(bytes);
    }
}
