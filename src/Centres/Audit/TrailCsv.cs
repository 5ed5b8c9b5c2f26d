using System.Globalization;
using CsvHelper;
using Ledgerline.Web;

namespace Ledgerline.Centres.Audit;

/// <summary>A whole trail as a file, with what is needed to check it with other tools (docs/specs/audit-trail.md). No cell of it can be a formula.</summary>
internal static class TrailCsv
{
    private static readonly string[] Headings = ["sequence", "centre", "milliseconds", "person", "action", "subject", "hash", "time", "name"];

    public static async Task WriteAsync(Stream file, IAsyncEnumerable<AuditEntry> entries, TimeZoneInfo zone, IReadOnlyDictionary<Guid, string> names)
    {
        await using var writer = CsvWriter.Create(file, SafeCsv.Options, leaveOpen: true);
        await writer.WriteRecordAsync(Headings);
        await foreach (var entry in entries)
            await writer.WriteRecordAsync(Cells(entry, zone, names));
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
}
