using Ledgerline.PhoneBank.ContactLists;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class SheetTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Read_WithASeparator_FindsIt(string separator)
    {
        var sheet = Read($"name{separator}phone\n\"A{separator}B\"{separator}1\nC{separator}2\n");

        sheet.Separator.ToString().ShouldBe(separator);
        sheet.Rows[1].Cells.ShouldBe([$"A{separator}B", "1"]);
    }

    [Fact]
    public void Read_OneColumn_HasOne() => Read("phone\n1\n2\n").Columns.ShouldBe(1);

    [Fact]
    public void Read_TheLineWithWhichExcelNamesTheSeparator_IsNoRow()
    {
        var sheet = Read("sep=;\na;b,c\n");
        (sheet.Separator, sheet.Rows[0].Line).ShouldBe((';', 2));
        sheet.Rows[0].Cells.ShouldBe(["a", "b,c"]);
    }

    [Fact]
    public void Read_CellsOfSeveralLines_CountsLinesAndRowsApart()
    {
        var sheet = Read("name,note\r\nA,\"one\r\ntwo\r\nthree\"\r\n\r\n,\r\nB,\"say \"\"hi\"\"\"");

        sheet.Rows.Select(row => (row.Line, row.Row)).ShouldBe([(1, 1), (2, 2), (7, 5)]);
        sheet.Rows[1].Cells[1].ShouldBe("one\r\ntwo\r\nthree");
        sheet.Rows[2].Cells[1].ShouldBe("say \"hi\"");
    }

    [Theory]
    [InlineData("a,b\n1,\"never closed\n2,x\n3,y\n", 2)]
    [InlineData("a,b\n1,\"closed late\n2,x\n3,\"y\"\n4,z\n", 2)]
    public void Read_AMarkThatSwallowsRows_IsRefusedWithItsLine(string text, int line) =>
        Sheet.Read(text, null).Problem.ShouldBe(new FileProblem(FileRefusal.OpenQuote, line));

    [Fact]
    public void Read_AMarkInsideAWord_IsOnlyAMark() => Read("a,b\n5\" pipe,\"x\"y\n").Rows[1].Cells.ShouldBe(["5\" pipe", "xy"]);

    [Fact]
    public void Read_ALineOfAMegabyte_IsRefusedWithItsLine() =>
        Sheet.Read("a,b\n1,2\n" + new string('x', 1_000_000) + "\n", null).Problem.ShouldBe(new FileProblem(FileRefusal.LongRow, 3));

    [Fact]
    public void Read_OneRowTooMany_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat("1\n", Sheet.MaxRows));
        Read(text).Rows.Count.ShouldBe(Sheet.MaxRows);
        Sheet.Read(text + "1\n", null).Problem.ShouldBe(new FileProblem(FileRefusal.TooManyRows));
    }

    [Fact]
    public void Read_OnlyBlankRows_IsEmpty() => Sheet.Read(",,\n , \n\n", ',').Problem.ShouldBe(new FileProblem(FileRefusal.Empty));

    private static Sheet Read(string text) => Sheet.Read(text, null).Sheet.ShouldNotBeNull();
}
