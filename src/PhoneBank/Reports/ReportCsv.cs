using System.Globalization;
using CsvHelper;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.Reports;

/// <summary>A report as a file for a spreadsheet.</summary>
internal static class ReportCsv
{
    private static readonly Outcome[] Outcomes = Enum.GetValues<Outcome>();

    public static async Task WriteAsync(Stream file, ReportBy by, IReadOnlyList<ReportLine> lines, Text text)
    {
        await using var writer = CsvWriter.Create(file, SafeCsv.Options, leaveOpen: true);
        await writer.WriteRecordAsync([
            .. Headings(by, text), text["today.hours.calls"], text["today.hours.spoken"], .. Outcomes.Select(outcome => text[$"call.outcome.{outcome}"]),
        ]);
        foreach (var line in lines)
        {
            await writer.WriteRecordAsync([
                .. Cells(by, line, text), Digits(line.Outcomes.Calls), Digits(line.Outcomes.SpokenWith), .. Outcomes.Select(outcome => Digits(line.Outcomes.Of(outcome))),
            ]);
        }
    }

    private static string[] Headings(ReportBy by, Text text) => by switch
    {
        ReportBy.Day => [text["reports.day"]],
        ReportBy.Campaign => [text["campaigns.list.name"]],
        ReportBy.List => [text["campaigns.list.name"], text["reports.list"]],
    };

    private static string[] Cells(ReportBy by, ReportLine line, Text text) => by switch
    {
        ReportBy.Day => [line.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        ReportBy.Campaign => [line.Campaign!],
        ReportBy.List => [line.Campaign!, line.List ?? text["reports.noList"]],
    };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
