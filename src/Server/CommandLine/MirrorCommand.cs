using System.CommandLine;
using Ledgerline.Register;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline mirror</c>: keeps a verified copy of a log that can be served as it is.</summary>
internal static class MirrorCommand
{
    private static readonly Argument<string> Source = new("URL") { Description = "The log's prefix, such as https://example.org/log, or a folder." };

    private static readonly Argument<string> Folder = new("DIR") { Description = "The mirror's folder." };

    public static Command Make()
    {
        var command = new Command("mirror", "Keep a verified copy of a log; run it again for what is new and what was erased.")
        {
            Source, Folder, LogChecks.Log, LogChecks.Witness, LogChecks.Quorum,
        };
        command.SetAction((parsed, cancel) => LogChecks.RunAsync(() => MirrorAsync(parsed, cancel)));
        return command;
    }

    private static async Task<bool> MirrorAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (witnesses, quorum) = LogChecks.WitnessesOf(parsed);
        var request = new MirrorRequest(parsed.GetRequiredValue(Source), parsed.GetRequiredValue(Folder))
        {
            Log = LogChecks.LogOf(parsed),
            Witnesses = witnesses,
            Quorum = quorum,
        };
        var report = await new MirrorLog(LogChecks.Clock()).RunAsync(request, new ProgressLine(), cancel);
        await Console.Out.WriteAsync(ReportText.Of(report));
        await Console.Out.WriteLineAsync(report.IsAllRight ? $"The mirror in {request.Folder} is up to date." : $"The mirror in {request.Folder} stays as it was.");
        return report.IsAllRight;
    }
}
