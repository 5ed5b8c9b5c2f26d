using Ledgerline.Testing.Hosting;
using Ledgerline.Testing.Logs;

namespace Ledgerline.Register.Tests.Auditing;

/// <summary>Audits a log as one does who knows its key and its witnesses, at ten o'clock on 22 November 2026.</summary>
internal static class Auditing
{
    public static FakeClock Clock { get; } = new();

    public static AuditRequest Request(this TestLog log, string? state = null) => new(log.Folder)
    {
        Log = log.Key.Verifier,
        Witnesses = [.. log.Witnesses.Select(witness => witness.Verifier)],
        Quorum = 2,
        StateFile = state,
    };

    public static Task<AuditReport> AuditAsync(this TestLog log, string? state = null) => new AuditLog(Clock).RunAsync(log.Request(state));

    public static string StateFile(this TestLog log) => Path.Combine(log.Folder, "audit-state.json");

    /// <summary>The one thing that is wrong.</summary>
    public static AuditFinding Only(this AuditReport report)
    {
        report.Findings.Count.ShouldBe(1, string.Join('\n', report.Findings.Select(finding => finding.Text)));
        return report.Findings[0];
    }

    public static void ShouldBeAllRight(this AuditReport report) => report.Findings.Select(finding => finding.Text).ShouldBeEmpty();

    public static void ShouldName(this AuditReport report, FindingKind kind, long? entry, string text)
    {
        var all = string.Join('\n', report.Findings.Select(finding => $"{finding.Kind} {finding.Text}"));
        report.Findings.Where(finding => finding.Kind == kind && finding.Entry == entry && finding.Text.Contains(text, StringComparison.Ordinal))
            .ShouldNotBeEmpty(all);
    }
}
