using System.Globalization;
using CsvHelper;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>The rows not taken, as a file for a spreadsheet.</summary>
internal static class ReportFile
{
    public static async Task WriteAsync(Stream file, IAsyncEnumerable<Rejection> rows, Text text)
    {
        await using var writer = CsvWriter.Create(file, SafeCsv.Options, leaveOpen: true);
        await writer.WriteRecordAsync([
            text["lists.file.line"], text["lists.file.row"], text["lists.file.why"], text["lists.file.number"], text["lists.file.name"], text["lists.file.note"],
        ]);
        await foreach (var row in rows)
            await writer.WriteRecordAsync([Digits(row.Line), Digits(row.Row), RowRefusalWords.Of(row, text), row.Number ?? "", row.Name ?? "", row.Note ?? ""]);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
