namespace Ledgerline.Tlog.Tests.Merkle;

public class NumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("20852163", 20852163)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Number_InItsOneForm_IsRead(string text, long value)
    {
        TreeSize.TryParse(text, out var size).ShouldBeTrue();
        EntryIndex.TryParse(text, out var index).ShouldBeTrue();
        (size.Value, index.Value).ShouldBe((value, value));
        (size.ToString(), index.ToString()).ShouldBe((text, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("-0")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\0")]
    [InlineData("1\n")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("0x1")]
    [InlineData("١")] // a digit, but not an ASCII one
    [InlineData("9223372036854775808")]
    [InlineData("18446744073709551617")]
    [InlineData("99999999999999999999999999999999999999999999")]
    public void Number_InAnyOtherForm_IsNotRead(string text)
    {
        TreeSize.TryParse(text, out var size).ShouldBeFalse();
        EntryIndex.TryParse(text, out var index).ShouldBeFalse();
        (size.Value, index.Value).ShouldBe((0, 0));
    }

    [Fact]
    public void Number_ThatIsNegative_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new TreeSize(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new EntryIndex(-1));
    }

    [Fact]
    public void Numbers_Compared_AreInTheOrderOfTheirValues()
    {
        var (two, three) = (new TreeSize(2), new TreeSize(3));
        new[] { two < three, three > two, two <= three, three >= two, two.CompareTo(three) < 0 }.ShouldAllBe(holds => holds);
        new[] { three < two, two > three, three <= two, two >= three, two != new TreeSize(2) }.ShouldAllBe(holds => !holds);
        var (first, second) = (new EntryIndex(2), new EntryIndex(3));
        new[] { first < second, second > first, first <= second, second >= first, first.CompareTo(second) < 0 }.ShouldAllBe(holds => holds);
        new[] { second < first, first > second, second <= first, first >= second, first != new EntryIndex(2) }.ShouldAllBe(holds => !holds);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    [InlineData(7, 8, true)]
    [InlineData(8, 8, false)]
    [InlineData(long.MaxValue, long.MaxValue, false)]
    public void Size_AskedForAnEntry_HoldsThoseBelowIt(long index, long size, bool holds) =>
        new TreeSize(size).Holds(new EntryIndex(index)).ShouldBe(holds);
}
