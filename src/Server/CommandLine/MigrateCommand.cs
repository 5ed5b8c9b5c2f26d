using System.CommandLine;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline migrate</c>: brings the database's schema up to this program's.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Bring the database's schema up to this program's.") { LedgerlineCommand.Data, LedgerlineCommand.Database };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunAsync(async () =>
        {
            var options = new ServeOptions { Installation = LedgerlineCommand.InstallationOf(parsed) };
            await using var app = Composition.Build(options, await options.Installation.OpenKeyAsync(cancel));
            await using var scope = app.Services.CreateAsyncScope();
            var schema = scope.ServiceProvider.GetRequiredService<Schema>();
            var pending = await schema.PendingMigrationsAsync(cancel);
            await schema.MigrateAsync(cancel);
            await schema.CheckKeyAsync(cancel);
            await Console.Out.WriteLineAsync(pending.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", pending)}.");
        }));
        return command;
    }
}
