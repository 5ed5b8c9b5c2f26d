using System.CommandLine;
using System.Data.Common;
using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline migrate</c>: brings the database's schema up to this program's.</summary>
internal static class MigrateCommand
{
    private static readonly Option<string?> PublicRole = new("--public-role")
    {
        Description = "The PostgreSQL role of the public site: it is given what serve --site public needs, and all else is taken from it. The role must be there.",
        HelpName = "NAME",
    };

    public static Command Make()
    {
        var command = new Command("migrate", "Bring the database's schema up to this program's.") { PublicRole, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunAsync(async () =>
        {
            var options = new ServeOptions { Installation = LedgerlineCommand.InstallationOf(parsed) };
            await using var app = Composition.Build(options, await options.Installation.OpenKeysAsync(cancel));
            await using var scope = app.Services.CreateAsyncScope();
            var schema = scope.ServiceProvider.GetRequiredService<Schema>();
            var pending = await schema.PendingMigrationsAsync(cancel);
            await schema.MigrateAsync(cancel);
            await schema.CheckKeyAsync(cancel);
            await Console.Out.WriteLineAsync(pending.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", pending)}.");
            if (await scope.ServiceProvider.GetRequiredService<ChainAuditTrail>().RunAsync(cancel) is > 0 and var chained)
                await Console.Out.WriteLineAsync($"Chained {chained} entries of the audit trail.");
            await IndexNamesAsync(app.Services, cancel);
            if (parsed.GetValue(PublicRole) is { } role)
                await GiveAsync(scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), role, cancel);
        }));
        return command;
    }

    private static async Task GiveAsync(LedgerlineDb db, string role, CancellationToken cancel)
    {
        try
        {
            await PublicGrants.GiveAsync(db, role, [.. Register.PublicTables.All, .. Stories.PublicTables.All], cancel);
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or DbException)
        {
            throw new StartRefusedException($"The role {role} was given nothing: {refusal.Message}");
        }

        await Console.Out.WriteLineAsync($"The role {role} may what the public site needs, and nothing else.");
    }

    /// <summary>Here, where somebody is waiting for it, rather than by and by in the process that seals.</summary>
    private static async Task IndexNamesAsync(IServiceProvider services, CancellationToken cancel)
    {
        long all = 0, more;
        do
        {
            await using var scope = services.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<IndexNames>().NextBatchAsync(cancel);
            all += more;
        }
        while (more > 0);
        if (all > 0)
            await Console.Out.WriteLineAsync($"Indexed the names of {all} leaves.");
    }
}
