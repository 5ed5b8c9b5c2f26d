using System.CommandLine;
using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Tlog;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline witness</c>: cosigns the checkpoints of other centres' logs, until it is told to stop.</summary>
internal static class WitnessCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen; several are separated by semicolons.",
        DefaultValueFactory = _ => WitnessComposition.DefaultUrl,
    };

    private static readonly Option<string[]> Log = new("--log") { Description = "The verifier key of a log to watch; may be given several times.", HelpName = "VKEY" };

    private static readonly Option<string?> Logs = new("--logs") { Description = "A file with one verifier key a line; lines that begin with # are comments.", HelpName = "FILE" };

    private static readonly Option<string> Name = new("--name")
    {
        Description = "The witness's name, such as witness.example.org: it stands in every cosignature.",
        Required = true,
        HelpName = "NAME",
    };

    public static Command Make()
    {
        var command = new Command("witness", "Witness logs: cosign their checkpoints while they only grow.") { Urls, Log, Logs, LedgerlineCommand.Data };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunAsync(() => ServeAsync(parsed, cancel)));
        command.Subcommands.Add(MakeCreate());
        return command;
    }

    private static Command MakeCreate()
    {
        var command = new Command("create", "Make the witness's key, and print its verifier key.") { Name, LedgerlineCommand.Data };
        command.SetAction((parsed, _) => LedgerlineCommand.RunAsync(() =>
        {
            var key = WitnessKey.Create(LedgerlineCommand.InstallationOf(parsed), parsed.GetRequiredValue(Name));
            return Console.Out.WriteLineAsync(key.Verifier.ToString());
        }));
        return command;
    }

    private static async Task ServeAsync(ParseResult parsed, CancellationToken cancel)
    {
        var installation = LedgerlineCommand.InstallationOf(parsed);
        var key = WitnessKey.Open(installation);
        var options = new WitnessOptions(key, await LogsOfAsync(parsed, cancel));
        await using var app = WitnessComposition.Build(installation, parsed.GetRequiredValue(Urls), options);
        await app.Services.PrepareWitnessAsync(cancel);
        await app.StartAsync(cancel);
        await Console.Out.WriteLineAsync($"\nThe witness is at  {app.Urls.First()}\nIts verifier key   {key.Verifier}\n");
        await app.WaitForShutdownAsync(cancel);
    }

    private static async Task<IReadOnlyList<VerifierKey>> LogsOfAsync(ParseResult parsed, CancellationToken cancel)
    {
        var lines = parsed.GetValue(Logs) is { } file ? await File.ReadAllLinesAsync(file, cancel) : [];
        var listed = lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'));
        return [.. listed.Concat(parsed.GetValue(Log) ?? []).Select(Parse)];
    }

    private static VerifierKey Parse(string text) =>
        VerifierKey.TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is no verifier key of a log.");
}
