using System.Buffers;
using FsCheck;
using FsCheck.Fluent;

namespace Ledgerline.Tlog.Tests.Tiles;

public class BundleTests
{
    [Theory]
    [InlineData(0, 256, "tile/entries/000")]
    [InlineData(1234067, 256, "tile/entries/x001/x234/067")]
    [InlineData(273, 112, "tile/entries/273.p/112")]
    [InlineData(long.MaxValue / 256, 255, "tile/entries/x036/x028/x797/x018/x963/967.p/255")]
    public void Path_WrittenAndRead_IsTheSpecifications(long index, int width, string path)
    {
        var address = new BundleAddress(index, width);
        address.Path.ShouldBe(path);
        BundleAddress.TryParse(path, out var read).ShouldBeTrue();
        read.ShouldBe(address);
        read.First.Value.ShouldBe(index * 256);
        read.IsFull.ShouldBe(width == 256);
        read.Full.ShouldBe(new BundleAddress(index, 256));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile/entries")]
    [InlineData("tile/entries/")]
    [InlineData("tile/0/000")]
    [InlineData("tile/entries/0")]
    [InlineData("tile/entries/000.p/0")]
    [InlineData("tile/entries/000.p/256")]
    [InlineData("tile/entries/x000/000")]
    [InlineData("tile/entries/x036/x028/x797/x018/x963/968")] // would begin at 2⁶³
    [InlineData("tile/entries/x009/x223/x372/x036/x854/x775/807")]
    public void Path_InAnyOtherForm_IsNotRead(string path) => BundleAddress.TryParse(path, out _).ShouldBeFalse();

    [Theory]
    [InlineData(0, 1, "tile/entries/000.p/1")]
    [InlineData(255, 256, "tile/entries/000")]
    [InlineData(256, 257, "tile/entries/001.p/1")]
    [InlineData(69_999, 70_000, "tile/entries/273.p/112")]
    [InlineData(0, 70_000, "tile/entries/000")]
    public void Holding_OfAnEntry_IsTheBundleInThatTree(long entry, long size, string path) =>
        BundleAddress.Holding(new EntryIndex(entry), new TreeSize(size)).Path.ShouldBe(path);

    [Fact]
    public void Holding_OfNoEntryOfTheTree_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => BundleAddress.Holding(new EntryIndex(5), new TreeSize(5)));

    [Fact]
    public void Entries_WrittenAndRead_AreTheSame() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[][]>(), entries =>
        {
            var bundle = new ArrayBufferWriter<byte>();
            foreach (var entry in entries) EntryBundle.Write(bundle, entry);
            var read = new List<byte[]>();
            var rest = bundle.WrittenSpan;
            while (EntryBundle.TryRead(ref rest, out var entry)) read.Add(entry.ToArray());
            return rest.IsEmpty && read.Count == entries.Length && read.Zip(entries).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Entry_Written_HasItsLengthBigEndianBeforeIt()
    {
        var bundle = new ArrayBufferWriter<byte>();
        EntryBundle.Write(bundle, new byte[258]);
        bundle.WrittenSpan[..2].ToArray().ShouldBe([1, 2]);
        bundle.WrittenCount.ShouldBe(260);
    }

    [Fact]
    public void Entry_OfTheMostBytes_IsTakenAndOneMoreIsRefused()
    {
        var bundle = new ArrayBufferWriter<byte>();
        EntryBundle.Write(bundle, new byte[65_535]);
        var rest = bundle.WrittenSpan;
        EntryBundle.TryRead(ref rest, out var entry).ShouldBeTrue();
        entry.Length.ShouldBe(65_535);
        Should.Throw<ArgumentException>(() => EntryBundle.Write(bundle, new byte[65_536]));
        bundle.WrittenCount.ShouldBe(65_537);
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 1 })]
    [InlineData(new byte[] { 0, 3, 1, 2 })]
    [InlineData(new byte[] { 255, 255, 1, 2 })]
    public void Bundle_CutOff_IsLeftAsItIs(byte[] bytes)
    {
        ReadOnlySpan<byte> rest = bytes;
        EntryBundle.TryRead(ref rest, out var entry).ShouldBeFalse();
        entry.IsEmpty.ShouldBeTrue();
        rest.Length.ShouldBe(bytes.Length);
    }
}
