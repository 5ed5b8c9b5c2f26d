using Ledgerline.Register.Reading;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Reading;

public sealed class EntryNumbersTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("12, 40-42", "12, 40-42")]
    [InlineData("  3,1 2\n\n2;1\t", "1-3")]
    [InlineData("１２，４０－４２、７；８", "7-8, 12, 40-42")]
    [InlineData("5 – 7, 9 — 9", "5-7, 9")]
    [InlineData("1~3 5～6", "1-3, 5-6")]
    [InlineData("007", "7")]
    [InlineData("٣, ४", "3-4")]
    [InlineData("9223372036854775807, 0", "0, 9223372036854775807")]
    [InlineData("9223372036854775806-9223372036854775807", "9223372036854775806-9223372036854775807")]
    public void Parse_NumbersAndRanges_AreEachEntryOnceInOrder(string typed, string expected)
    {
        EntryNumbers.TryParse(typed, 10, out var numbers, out _).ShouldBeTrue();

        EntryNumbers.Write(numbers!.Indices).ShouldBe(expected);
        EntryNumbers.TryParse(expected, 10, out var again, out _).ShouldBeTrue();
        again!.Indices.ShouldBe(numbers.Indices);
    }

    [Theory]
    [InlineData(null, nameof(EntryNumbersRefusal.Empty), "")]
    [InlineData(" ,，\n", nameof(EntryNumbersRefusal.Empty), "")]
    [InlineData("1, x2", nameof(EntryNumbersRefusal.NotNumbers), "x2")]
    [InlineData("1-2-3", nameof(EntryNumbersRefusal.NotNumbers), "1-2-3")]
    [InlineData("-3", nameof(EntryNumbersRefusal.NotNumbers), "-3")]
    [InlineData("1, 4-", nameof(EntryNumbersRefusal.NotNumbers), "4-")]
    [InlineData("1.5", nameof(EntryNumbersRefusal.NotNumbers), "1.5")]
    [InlineData("9223372036854775808", nameof(EntryNumbersRefusal.NotNumbers), "9223372036854775808")]
    [InlineData("5-3", nameof(EntryNumbersRefusal.Backwards), "5-3")]
    [InlineData("1-11", nameof(EntryNumbersRefusal.TooMany), "")]
    [InlineData("0-9223372036854775807", nameof(EntryNumbersRefusal.TooMany), "")]
    [InlineData("1-6, 10-15", nameof(EntryNumbersRefusal.TooMany), "")]
    public void Parse_AnythingElse_IsRefusedWithThePart(string? typed, string why, string part)
    {
        EntryNumbers.TryParse(typed, 10, out _, out var mistake).ShouldBeFalse();

        mistake.ShouldBe((Enum.Parse<EntryNumbersRefusal>(why), part));
    }

    [Fact]
    public void Parse_ALongPart_IsShownShortened()
    {
        EntryNumbers.TryParse(new string('x', 50_000), 10, out _, out var mistake).ShouldBeFalse();

        mistake.Part.ShouldBe(new string('x', 40) + "…");
    }

    [Fact]
    public void Parse_TheSameOftenerThanIsTaken_CountsOnce()
    {
        EntryNumbers.TryParse("1-10, 1-10, 5", 10, out var numbers, out _).ShouldBeTrue();

        numbers!.Indices.ShouldBe(Enumerable.Range(1, 10).Select(i => new EntryIndex(i)));
    }
}
