using System.CommandLine;
using Ledgerline.Register;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline audit</c>: checks everything that a log publishes.</summary>
internal static class AuditCommand
{
    private static readonly Argument<string> Source = new("URL|DIR") { Description = "The log's prefix, such as https://example.org/log, or a folder with a copy." };

    private static readonly Option<string?> State = new("--state")
    {
        Description = "A file to remember the log by: the next audit goes on from there and sees whether the log was rolled back or forked.",
        HelpName = "FILE",
    };

    private static readonly Option<int> BackDatedDays = new("--back-dated-days")
    {
        Description = "By how many days a new entry may be older than the log when it was last audited.",
        DefaultValueFactory = _ => AuditRequest.DefaultBackDatedDays,
        HelpName = "N",
    };

    public static Command Make()
    {
        var command = new Command("audit", "Check a log: signatures, tree, entries, dates, records, totals.")
        {
            Source, LogChecks.Log, State, LogChecks.Witness, LogChecks.Quorum, BackDatedDays,
        };
        command.SetAction((parsed, cancel) => LogChecks.RunAsync(() => AuditAsync(parsed, cancel)));
        return command;
    }

    private static async Task<bool> AuditAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (witnesses, quorum) = LogChecks.WitnessesOf(parsed);
        var request = new AuditRequest(parsed.GetRequiredValue(Source))
        {
            Log = LogChecks.LogOf(parsed),
            Witnesses = witnesses,
            Quorum = quorum,
            StateFile = parsed.GetValue(State),
            BackDatedDays = parsed.GetValue(BackDatedDays) is var days and >= 0 and <= 36_500 ? days : throw new FormatException("--back-dated-days is 0 to 36500."),
        };
        var report = await new AuditLog(LogChecks.Clock()).RunAsync(request, new ProgressLine(), cancel);
        await Console.Out.WriteAsync(ReportText.Of(report));
        return report.IsAllRight;
    }
}
