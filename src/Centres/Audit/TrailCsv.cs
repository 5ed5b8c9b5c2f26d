using System.Globalization;
using System.Text;

namespace Ledgerline.Centres.Audit;

/// <summary>A whole trail as a file, with what is needed to check it with other tools (docs/specs/audit-trail.md). No cell of it can be a formula.</summary>
internal static class TrailCsv
{
    private const string Headings = "sequence,centre,milliseconds,person,action,subject,hash,time,name";

    public static async Task WriteAsync(Stream file, IAsyncEnumerable<AuditEntry> entries, TimeZoneInfo zone, IReadOnlyDictionary<Guid, string> names)
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Headings);
        await foreach (var entry in entries)
            await writer.WriteLineAsync(string.Join(',', Cells(entry, zone, names).Select(Cell)));
    }

    private static string[] Cells(AuditEntry entry, TimeZoneInfo zone, IReadOnlyDictionary<Guid, string> names) =>
    [
        entry.Sequence!.Value.ToString(CultureInfo.InvariantCulture),
        entry.CentreId.ToString("N"),
        entry.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        entry.PersonId.ToString("N"),
        entry.Action,
        entry.Subject,
        Convert.ToHexStringLower(entry.Hash ?? []),
        TimeZoneInfo.ConvertTime(entry.At, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        names.GetValueOrDefault(entry.PersonId, ""),
    ];

    /// <summary>As the files of the reports: what a spreadsheet would take for a formula begins with an apostrophe and is quoted.</summary>
    private static string Cell(string value)
    {
        var guarded = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : value;
        return guarded != value || guarded.AsSpan().ContainsAny(",\"\r\n") ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
