using System.CommandLine;
using Ledgerline.Server.Hosting;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline log create</c>: makes the register's log, once.</summary>
internal static class LogCommand
{
    private static readonly Option<string> Origin = new("--origin")
    {
        Description = "The log's name for ever: the address below which it will be served, without the scheme.",
        HelpName = "register.example.org/log",
        Required = true,
    };

    public static Command Make() => new("log", "The register's transparency log.") { MakeCreate() };

    private static Command MakeCreate()
    {
        var create = new Command("create", "Make the log and its signing key. Nothing is sealed before.") { Origin, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        create.SetAction((parsed, cancel) => LedgerlineCommand.RunAsync(async () =>
        {
            var options = new ServeOptions { Installation = LedgerlineCommand.InstallationOf(parsed) };
            await using var app = Composition.Build(options, await options.Installation.OpenKeysAsync(cancel));
            await Preparation.PrepareAsync(app.Services, options, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            var verifier = await NewLog.MakeAsync(scope.ServiceProvider, options.Installation, parsed.GetRequiredValue(Origin), cancel);
            await Console.Out.WriteLineAsync($"""
                The log is made. Its verifier key, for whoever wants to check it; print it where people trust it:

                  {verifier}

                Its signing key is in {options.Installation.LogKeyFile}. Keep a copy of it apart from the database: without it nothing more can be sealed,
                and whoever has it can speak for the log.
                """);
        }));
        return create;
    }
}
