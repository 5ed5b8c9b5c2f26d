using System.CommandLine;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;

namespace Ledgerline.Server.CommandLine;

/// <summary>The command line: one file a command.</summary>
internal static class LedgerlineCommand
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The folder of the embedded database and of the keys.",
        DefaultValueFactory = _ => "data",
        HelpName = "DIR",
    };

    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "A PostgreSQL connection string; without it the embedded database is used.",
        HelpName = "\"Host=…\"",
    };

    public static Option<bool> Unlock { get; } = new("--unlock") { Description = "Ask for the passphrase of the master key; where no terminal is, it is read from standard input." };

    public static RootCommand Make()
    {
        var root = new RootCommand("Ledgerline: the phone bank and the public register of the service centres.");
        root.Subcommands.Add(ServeCommand.Make());
        root.Subcommands.Add(MigrateCommand.Make());
        root.Subcommands.Add(SeedCommand.Make());
        root.Subcommands.Add(LogCommand.Make());
        root.Subcommands.Add(KeysCommand.Make());
        root.Subcommands.Add(LetInCommand.Make());
        root.Subcommands.Add(StoriesCommand.Make());
        root.Subcommands.Add(DoNotCallCommand.Make());
        root.Subcommands.Add(WitnessCommand.Make());
        root.Subcommands.Add(AuditCommand.Make());
        root.Subcommands.Add(MirrorCommand.Make());
        root.Subcommands.Add(VerifyCommand.Make());
        return root;
    }

    public static Installation InstallationOf(ParseResult parsed) => InstallationOf(parsed, Passphrase.Ask, parsed.GetValue(Unlock));

    /// <param name="parsed">Of a command with <see cref="Data"/>.</param>
    /// <param name="ask">Asks for the passphrase.</param>
    /// <param name="isAsked">Whether it may.</param>
    public static Installation InstallationOf(ParseResult parsed, Func<string> ask, bool isAsked)
    {
        var folder = Path.GetFullPath(parsed.GetRequiredValue(Data));
        var installation = new Installation(folder, parsed.GetValue(Database)) { AskPassphrase = isAsked ? ask : null };
        installation.MakeFolders();
        return installation;
    }

    /// <summary>Runs a command; what the operator can mend is said in one line, without a stack trace.</summary>
    public static async Task<int> RunAsync(Func<Task> command)
    {
        try
        {
            await command();
            return 0;
        }
        catch (Exception refusal) when (refusal is StartRefusedException or WrongMasterKeyException or WrongPassphraseException or FormatException or UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync($"ledgerline: {refusal.Message}");
            return 1;
        }
    }

    /// <summary>Runs a command on the installation that is named, once its database is as this program wants it.</summary>
    public static Task<int> RunOnAsync(ParseResult parsed, Func<IServiceProvider, Task> work, CancellationToken cancel) => RunAsync(async () =>
    {
        var options = new ServeOptions { Installation = InstallationOf(parsed) };
        await using var app = Composition.Build(options, await options.Installation.OpenKeysAsync(cancel));
        await Preparation.PrepareAsync(app.Services, options, cancel);
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    });
}
