using FsCheck;
using FsCheck.Fluent;

namespace Ledgerline.Tlog.Tests.Tiles;

public class TileAddressTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 1234067, 1, "tile/0/x001/x234/067.p/1")]
    [InlineData(1, 999, 255, "tile/1/999.p/255")]
    [InlineData(1, 1000, 256, "tile/1/x001/000")]
    [InlineData(63, 1000000, 17, "tile/63/x001/x000/000.p/17")]
    [InlineData(0, long.MaxValue, 256, "tile/0/x009/x223/x372/x036/x854/x775/807")]
    public void Path_WrittenAndRead_IsTheSpecifications(int level, long index, int width, string path)
    {
        var address = new TileAddress(level, index, width);
        address.Path.ShouldBe(path);
        TileAddress.TryParse(path, out var read).ShouldBeTrue();
        read.ShouldBe(address);
        read.IsFull.ShouldBe(width == 256);
        read.Bytes.ShouldBe(width * 32);
        read.Full.ShouldBe(new TileAddress(level, index, 256));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("/tile/0/000")]
    [InlineData("Tile/0/000")]
    [InlineData("tile//000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/01/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/entries/000")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/-01")]
    [InlineData("tile/0/+01")]
    [InlineData("tile/0/ 01")]
    [InlineData("tile/0/٠٠١")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/x001/")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x000/x001/000")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x001/x000")]
    [InlineData("tile/0/X001/000")]
    [InlineData("tile/0/x1/000")]
    [InlineData("tile/0/x0001/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/0/000/000")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/00")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/-1")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/0/000.p/1.p/1")]
    [InlineData("tile/0/x001.p/1/000")]
    [InlineData("tile/0/000.P/1")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/808")] // 2⁶³
    [InlineData("tile/0/x018/x446/x744/x073/x709/x551/617")] // 2⁶⁴+1
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/x999/x999/x999/999")]
    public void Path_InAnyOtherForm_IsNotRead(string path)
    {
        TileAddress.TryParse(path, out var address).ShouldBeFalse();
        address.ShouldBe(default);
    }

    [Fact]
    public void Path_OfAnyTile_IsReadAsTheSame() =>
        Prop.ForAll(
            Gen.Choose(0, 63).SelectMany(level => Gen.Choose(0, 62).Select(bits => (level, bits))).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            Gen.Choose(1, 256).ToArbitrary(),
            (at, seed, width) =>
            {
                var address = new TileAddress(at.level, ((long)seed * 4_294_967_311L) & (long.MaxValue >> at.bits), width);
                return TileAddress.TryParse(address.Path, out var read) && read == address;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData(0, new string[0])]
    [InlineData(1, new[] { "tile/0/000.p/1" })]
    [InlineData(255, new[] { "tile/0/000.p/255" })]
    [InlineData(256, new[] { "tile/1/000.p/1" })]
    [InlineData(257, new[] { "tile/0/001.p/1", "tile/1/000.p/1" })]
    [InlineData(65_535, new[] { "tile/0/255.p/255", "tile/1/000.p/255" })]
    [InlineData(65_536, new[] { "tile/2/000.p/1" })]
    [InlineData(70_000, new[] { "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1" })]
    public void Partials_OfATree_AreThoseOfTheSpecification(long size, string[] paths) =>
        TileAddress.Partials(new TreeSize(size)).Select(address => address.Path).ShouldBe(paths);

    [Fact]
    public void Partials_OfTheLargestTree_AreOfEightLevels()
    {
        var partials = TileAddress.Partials(new TreeSize(long.MaxValue)).ToList();
        partials.Select(address => address.Level).ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
        partials.Select(address => address.Width).ShouldBe([255, 255, 255, 255, 255, 255, 255, 127]);
    }

    [Theory]
    [InlineData(0, 0, 1, "tile/0/000.p/1")]
    [InlineData(0, 255, 256, "tile/0/000")]
    [InlineData(7, 1, 256, "tile/0/000")]
    [InlineData(8, 0, 256, "tile/1/000.p/1")]
    [InlineData(8, 272, 70_000, "tile/1/001.p/17")]
    [InlineData(16, 0, 70_000, "tile/2/000.p/1")]
    [InlineData(62, 0, long.MaxValue, "tile/7/000.p/127")]
    public void Holding_OfASubtree_IsTheTileInThatTree(int level, long index, long size, string path) =>
        TileAddress.Holding(new TreeNode(level, index), new TreeSize(size)).Path.ShouldBe(path);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, -1, 10)]
    [InlineData(8, 0, 255)]
    [InlineData(-1, 0, 10)]
    [InlineData(63, 0, long.MaxValue)]
    [InlineData(64, 0, 10)]
    [InlineData(int.MaxValue, 0, 10)]
    public void Holding_OfNoSubtreeOfTheTree_IsRefused(int level, long index, long size) =>
        Should.Throw<ArgumentOutOfRangeException>(() => TileAddress.Holding(new TreeNode(level, index), new TreeSize(size)));

    [Theory]
    [InlineData(8, 0)] // a level above
    [InlineData(0, 256)] // the next tile
    [InlineData(7, 2)]
    [InlineData(-1, 0)]
    [InlineData(64, 0)]
    public void HashOf_ASubtreeOfAnotherTile_IsRefused(int level, long index) =>
        Should.Throw<ArgumentException>(() => new TileAddress(0, 0, 256).HashOf(new TreeNode(level, index), new byte[8192]));

    [Fact]
    public void HashOf_BytesThatAreTooFew_IsRefused()
    {
        var address = new TileAddress(0, 0, 3);
        Should.Throw<ArgumentException>(() => address.HashOf(new TreeNode(0, 2), new byte[95]));
        Should.Throw<ArgumentException>(() => address.HashOf(new TreeNode(1, 1), new byte[96]));
        Should.NotThrow(() => address.HashOf(new TreeNode(1, 0), new byte[96]));
        // A partial tile that is gone is replaced by the full one.
        Should.NotThrow(() => address.HashOf(new TreeNode(0, 2), new byte[8192]));
    }
}
