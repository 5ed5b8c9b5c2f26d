using System.Text;
using CsvHelper;

namespace Ledgerline.Web.Tests;

public class SafeCsvTests
{
    /// <summary>What a spreadsheet takes for the beginning of a formula, and what it leaves out before one (OWASP, CSV injection).</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    public async Task Cell_ThatASpreadsheetWouldReckon_BeginsWithAnApostrophe(string cell) => (await WriteAsync(cell)).ShouldBe($"\uFEFF\"'{cell}\"\r\n");

    [Theory]
    [InlineData("a=1")]
    [InlineData("'a")]
    [InlineData("\u6668\u5149")]
    public async Task Cell_OfWords_IsAsItIs(string cell) => (await WriteAsync(cell)).ShouldBe($"\uFEFF{cell}\r\n");

    private static async Task<string> WriteAsync(string cell)
    {
        using var file = new MemoryStream();
        await using (var writer = CsvWriter.Create(file, SafeCsv.Options, leaveOpen: true))
            await writer.WriteRecordAsync([cell]);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
