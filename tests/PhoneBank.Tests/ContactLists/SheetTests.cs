using System.Text;
using Ledgerline.PhoneBank.ContactLists;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class SheetTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task Read_WithASeparator_FindsIt(string separator)
    {
        var sheet = await ReadAsync($"name{separator}phone\n\"A{separator}B\"{separator}1\nC{separator}2\n");

        sheet.Separator.ToString().ShouldBe(separator);
        sheet.Rows[1].Cells.ShouldBe([$"A{separator}B", "1"]);
    }

    [Fact]
    public async Task Read_OneColumn_HasOne() => (await ReadAsync("phone\n1\n2\n")).Columns.ShouldBe(1);

    [Fact]
    public async Task Read_TheLineWithWhichExcelNamesTheSeparator_IsNoRow()
    {
        var sheet = await ReadAsync("sep=;\na;b,c\n");
        (sheet.Separator, sheet.Rows[0].Line).ShouldBe((';', 2));
        sheet.Rows[0].Cells.ShouldBe(["a", "b,c"]);
    }

    [Fact]
    public async Task Read_CellsOfSeveralLines_CountsLinesAndRowsApart()
    {
        var sheet = await ReadAsync("name,note\r\nA,\"one\r\ntwo\r\nthree\"\r\n\r\n,\r\nB,\"say \"\"hi\"\"\"");

        sheet.Rows.Select(row => (row.Line, row.Row)).ShouldBe([(1, 1), (2, 2), (7, 5)]);
        sheet.Rows[1].Cells[1].ShouldBe("one\r\ntwo\r\nthree");
        sheet.Rows[2].Cells[1].ShouldBe("say \"hi\"");
    }

    [Theory]
    [InlineData("a,b\n1,\"never closed\n2,x\n3,y\n", 2)]
    [InlineData("a,b\n1,\"closed late\n2,x\n3,\"y\"\n4,z\n", 2)]
    public async Task Read_AMarkThatSwallowsRows_IsRefusedWithItsLine(string text, int line) =>
        (await CheckAsync(text)).Problem.ShouldBe(new FileProblem(FileRefusal.OpenQuote, line));

    [Fact]
    public async Task Read_AMarkThatSwallowsMoreThanARowMayHave_IsRefusedWithItsLine() =>
        (await CheckAsync("a,b\n1,\"never closed\n" + string.Concat(Enumerable.Repeat("2,x\n", 1_000_000)))).Problem.ShouldBe(new FileProblem(FileRefusal.LongRow, 2));

    [Fact]
    public async Task Read_AMarkInsideAWord_IsOnlyAMark() => (await ReadAsync("a,b\n5\" pipe,\"x\"y\n")).Rows[1].Cells.ShouldBe(["5\" pipe", "xy"]);

    [Fact]
    public async Task Read_ALineOfAMegabyte_IsRefusedWithItsLine() =>
        (await CheckAsync("a,b\n1,2\n" + new string('x', 1_000_000) + "\n")).Problem.ShouldBe(new FileProblem(FileRefusal.LongRow, 3));

    [Fact]
    public async Task Read_OneRowTooMany_IsRefused()
    {
        var text = string.Concat(Enumerable.Repeat("1\n", Sheet.MaxRows));
        (await CheckAsync(text)).ShouldBe((Sheet.MaxRows, null));
        (await CheckAsync(text + "1\n")).Problem.ShouldBe(new FileProblem(FileRefusal.TooManyRows));
        (await ReadAsync(text)).Rows.Count.ShouldBe(Sheet.FirstRows);
    }

    [Fact]
    public async Task Read_OnlyBlankRows_IsEmpty() => (await CheckAsync(",,\n , \n\n")).Problem.ShouldBe(new FileProblem(FileRefusal.Empty));

    [Theory]
    [InlineData(nameof(FileEncoding.Utf8))]
    [InlineData(nameof(FileEncoding.Utf16LittleEndian))]
    [InlineData(nameof(FileEncoding.Utf16BigEndian))]
    [InlineData(nameof(FileEncoding.Gb18030))]
    public async Task Read_InEachEncoding_WithItsMarkOrWithout_IsTheSame(string name)
    {
        var encoding = Enum.Parse<FileEncoding>(name);
        const string Text = "姓名;电话\n陈晓雨;1\n";
        var bytes = encoding.Lenient().GetBytes(Text);

        foreach (var file in (byte[][])[bytes, [.. encoding.Lenient().GetPreamble(), .. bytes]])
        {
            var (sheet, _) = await Sheet.ReadAsync(new MemoryStream(file), encoding, null, default);
            sheet.ShouldNotBeNull().Rows.Select(row => string.Join('|', row.Cells)).ShouldBe(["姓名|电话", "陈晓雨|1"]);
        }
    }

    private static async Task<Sheet> ReadAsync(string text) => (await Sheet.ReadAsync(FileOf(text), FileEncoding.Utf8, null, default)).Sheet.ShouldNotBeNull();

    private static Task<(int Rows, FileProblem? Problem)> CheckAsync(string text) => Sheet.CheckAsync(FileOf(text), FileEncoding.Utf8, null, default);

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));
}
