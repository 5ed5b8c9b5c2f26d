using System.CommandLine;
using Ledgerline.Server.Demo;
using Ledgerline.Server.Hosting;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline seed</c>: fills an empty system with invented data, the same for the same seed.</summary>
internal static class SeedCommand
{
    private static readonly Option<int> Entries = new("--entries")
    {
        Description = "How many sealed entries.",
        DefaultValueFactory = _ => DemoSystem.DefaultEntries,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "The same number gives the same data.",
        DefaultValueFactory = _ => DemoSystem.DefaultSeed,
    };

    public static Command Make()
    {
        var command = new Command("seed", "Fill an empty system with invented data.") { Entries, Seed, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunAsync(async () =>
        {
            var options = new ServeOptions { Installation = LedgerlineCommand.InstallationOf(parsed) };
            await using var app = Composition.Build(options, await options.Installation.OpenKeysAsync(cancel));
            await Preparation.PrepareAsync(app.Services, options, cancel);
            var filled = await DemoSystem.FillAsync(app.Services, options.Installation, parsed.GetValue(Entries), parsed.GetValue(Seed), cancel);
            await Console.Out.WriteLineAsync(filled ? "Filled with invented data." : "Nothing was done: there are people in this system already.");
        }));
        return command;
    }
}
