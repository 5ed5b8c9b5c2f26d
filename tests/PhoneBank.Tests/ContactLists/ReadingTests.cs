using System.Text;
using Ledgerline.PhoneBank.ContactLists;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public sealed class ReadingTests
{
    private static readonly Encoding[] Known = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void File_InUtf8OrUtf16_WithOrWithoutItsMark_IsRead(int encoding, bool marked)
    {
        var bytes = Known[encoding].GetBytes("晨光,+12025550123");
        FileText.Read(marked ? [.. Known[encoding].Preamble, .. bytes] : bytes).ShouldBe("晨光,+12025550123");
    }

    [Fact]
    public void File_InAnotherForm_IsNotText()
    {
        FileText.Read([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0xFF, 0xFE]).ShouldBeNull();
        FileText.Read([0xC4, 0xE3, 0xBA, 0xC3, 0xFF]).ShouldBeNull();
        FileText.Read([]).ShouldBe("");
    }

    [Theory]
    [InlineData("a,b\nc,d", 2)]
    [InlineData("a;b\r\nc;d\r\n", 2)]
    [InlineData("a\tb\rc\td", 2)]
    [InlineData("a|b\n\n \n;;\nc|d", 3)]
    public void Sheet_WithAnyUsualSeparator_IsRead(string text, int rows)
    {
        var sheet = Sheet.Read(text).ToList();
        sheet.Count.ShouldBe(rows);
        sheet[0].Cells.ShouldBe(["a", "b"]);
        sheet[^1].Cells.ShouldBe(["c", "d"]);
    }

    [Fact]
    public void Sheet_WithQuotationMarks_KeepsSeparatorsAndLineBreaksInCells_AndCountsLines()
    {
        var sheet = Sheet.Read("name,number\n\"Lane, \"\"Amber\"\"\nthe second\",+12025550123\nO\"Quill,1\n\"never closed,2\n3").ToList();
        sheet.Select(row => row.Line).ShouldBe([1, 2, 4, 5]);
        sheet[1].Cells.ShouldBe(["Lane, \"Amber\"\nthe second", "+12025550123"]);
        sheet[2].Cells.ShouldBe(["O\"Quill", "1"]);
        sheet[3].Cells.ShouldBe(["never closed,2\n3"]);
    }

    [Theory]
    [InlineData("Name,Phone,Note\nAmber,+12025550123,x", 1, 0, 2, true)]
    [InlineData("电话;姓名\n+12025550123;晨光", 0, 1, null, true)]
    [InlineData("Amber,+12025550123\nRiver,+12025550124", 1, 0, null, false)]
    [InlineData("+12025550123\n+12025550124", 0, null, null, false)]
    [InlineData("x,y,z\n1,Amber,+1 202 555 0123", 2, 0, null, true)]
    public void Columns_AreFoundByTheirHeadings_OrByWhatIsInThem(string text, int number, int? name, int? note, bool headings) =>
        Columns.Find([.. Sheet.Read(text)], null).ShouldBe(new Columns(number, name, note, headings));

    [Theory]
    [InlineData("")]
    [InlineData("Amber,River\nStone,Lane")]
    public void Columns_WithoutANumberAnywhere_AreNotFound(string text) => Columns.Find([.. Sheet.Read(text)], "US").ShouldBeNull();

    [Theory]
    [InlineData("=SUM(1;2)", "\"'=SUM(1;2)\"")]
    [InlineData("+12025550123", "'+12025550123")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void CsvCell_ThatASpreadsheetWouldRun_IsMadeText(string cell, string written) => ImportReport.CsvCell(cell).ShouldBe(written);
}
