using System.Globalization;
using System.Text;
using Ledgerline.Register;

namespace Ledgerline.Server.CommandLine;

/// <summary>An audit's report in words.</summary>
internal static class ReportText
{
    public static string Of(AuditReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
            Line(text, $"WRONG  {Printable(finding.Text)}");
        if (report.FindingCount > report.Findings.Count)
            Line(text, $"WRONG  and {report.FindingCount - report.Findings.Count:N0} more");
        Line(text, $"log          {report.Log}");
        if (report.IsOwnWord)
            Line(text, $"             This key is the log's own word: give --log with the key from somebody you trust.");
        foreach (var (name, at) in report.Cosigners)
            Line(text, $"cosigned     {at:yyyy-MM-dd HH:mm:ss} UTC by {name}");
        Line(text, $"checked      {report.Entries:N0} entries, {report.NewEntries:N0} of them now; {report.Erased:N0} records of these are erased");
        Line(text, $"count        {report.Count:N0} people: {report.Declarations:N0} declarations less {report.Annulments:N0} annulments");
        foreach (var (organisation, people) in report.ByOrganisation)
            Line(text, $"             {people:N0} left the {Name(organisation)}");
        if (report.Checkpoint is { } checkpoint)
            Line(text, $"size, root   {checkpoint.Size} {checkpoint.Root}");
        Line(text, report.IsAllRight ? $"ALL RIGHT" : (FormattableString)$"NOT ALL RIGHT: {report.FindingCount:N0} found");
        return text.ToString();
    }

    public static string Name(Organisations organisation) => organisation switch
    {
        Organisations.Party => "Party",
        Organisations.YouthLeague => "Youth League",
        Organisations.YoungPioneers => "Young Pioneers",
        Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(organisation), organisation, "Not one organisation."),
    };

    /// <summary>What a log says goes to a terminal only without its control and direction characters.</summary>
    public static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? "\uFFFD"
            : rune.ToString()));

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
