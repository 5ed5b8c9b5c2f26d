using System.CommandLine;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline keys</c>: makes the master key, keeps it under a passphrase and on paper, puts a newer one in its place, and gives a public site what it needs of it.</summary>
internal static class KeysCommand
{
    private static readonly Option<string?> To = new("--to") { Description = "The file to write; without it they are printed.", HelpName = "FILE" };

    public static Command Make() => new("keys", "The master key: make, lock, back up, restore, rotate.")
    {
        On("make", "Make the master key ahead of the first start; with --unlock under a passphrase.", (installation, parsed) =>
        {
            if (installation.Keys.Exists)
                throw new StartRefusedException($"{installation.MasterKeyFile} is there already. A key is never overwritten.");
            installation.Keys.Create(MasterKey.Generate());
            return SayAsync($"The master key is in {installation.MasterKeyFile}. Write it down now (ledgerline keys backup): without it nobody can read a number, a note or a held name again.");
        }, isNew: true),
        On("lock", "Put the master key under a passphrase, which serve --unlock then asks for.", (installation, _) =>
        {
            // The old passphrase is asked for before the new one.
            installation.ReadKeys();
            installation.Keys.Lock(Passphrase.AskForNew());
            return SayAsync("The master key is under the passphrase. Start with --unlock from now on.");
        }),
        On("unlock", "Take the passphrase away.", (installation, _) =>
        {
            installation.Keys.Unlock();
            return SayAsync("The master key opens without a passphrase.");
        }),
        On("backup", "Print the master key to be kept on paper, with words that find a slip of the pen.", (installation, _) => BackUpAsync(installation)),
        On("restore", "Type the master key in again from paper; what is missing is the key file.", (installation, _) => RestoreAsync(installation), isNew: true),
        MakeRotate("rotate", "Make a newer master key and seal everything with it, while the program runs.", isNewKey: true),
        MakeRotate("reseal", "Seal with the newest master key what an older one sealed: after a rotation that was interrupted.", isNewKey: false),
        MakeFront(),
    };

    /// <param name="isNew">With --unlock a passphrase is chosen, not asked for.</param>
    private static Command On(string name, string description, Func<Installation, ParseResult, Task> work, bool isNew = false)
    {
        var command = new Command(name, description) { LedgerlineCommand.Data, LedgerlineCommand.Unlock };
        command.SetAction((parsed, _) => LedgerlineCommand.RunAsync(() => work(
            LedgerlineCommand.InstallationOf(parsed, isNew && parsed.GetValue(LedgerlineCommand.Unlock) ? Passphrase.AskForNew : Passphrase.Ask, parsed.GetValue(LedgerlineCommand.Unlock) || !isNew), parsed)));
        return command;
    }

    private static async Task BackUpAsync(Installation installation)
    {
        var keys = installation.ReadKeys();
        foreach (var (index, key) in keys.Index())
        {
            await Console.Out.WriteLineAsync(keys.Count == 1 ? "The master key:\n" : $"Master key {index + 1} of {keys.Count}, oldest first:\n");
            foreach (var (number, line) in PaperKey.Write(key).Index())
                await Console.Out.WriteLineAsync($"  {number + 1}  {line}");
            await Console.Out.WriteLineAsync();
        }

        await Console.Out.WriteLineAsync($"""
            Write it down by hand and read it back with a second person: the two words at the end of a line find a wrong character in it.
            Keep it apart from the machine and from backups of the database. It opens everything that is sealed. Back in: ledgerline keys restore
            The log's signing key ({installation.LogKeyFile}) is another one, and not on this paper.
            """);
    }

    private static async Task RestoreAsync(Installation installation)
    {
        if (installation.Keys.Exists)
            throw new StartRefusedException($"{installation.MasterKeyFile} is there. Move it away first: a key is never overwritten.");
        await Console.Error.WriteLineAsync($"Type the {PaperKey.Lines} lines of the key, and those of the next if there are several, oldest first. An empty line ends it.");
        var lines = new List<string>();
        while (await Console.In.ReadLineAsync() is { } line && line.Trim().Length > 0)
            lines.Add(line);
        if (lines.Count == 0)
            throw new FormatException("Nothing was typed.");
        var keys = lines.Chunk(PaperKey.Lines).Select(PaperKey.Read).ToList();
        installation.Keys.Create(keys);
        await SayAsync($"{keys.Count switch { 1 => "The key is", var count => $"{count} keys are" }} in {installation.MasterKeyFile}. The next start says whether the database was made with it.");
    }

    private static Command MakeRotate(string name, string description, bool isNewKey)
    {
        var command = new Command(name, description) { LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(parsed, async services =>
        {
            var installation = services.GetRequiredService<Installation>();
            var ring = services.GetRequiredService<KeyRing>();
            if (isNewKey)
            {
                if (Environment.GetEnvironmentVariable(Installation.KeyVariable) is { Length: > 0 })
                    throw new StartRefusedException($"The master key is in {Installation.KeyVariable}: add a newer one behind it, with a space between, start every process with both, and run: ledgerline keys reseal");
                // From here on a newer key is there: processes that run take it within seconds, and whatever happens, ledgerline keys reseal goes on.
                ring.Take(installation.Keys.Add(MasterKey.Generate()));
                await SayAsync("A newer key is made. Write it down too: ledgerline keys backup");
            }

            await SayAsync($"Sealed anew: {await services.GetRequiredService<ReSeal>().RunAsync(cancel)}. Older keys stay in the file: they make the hashes, and open older backups. Public sites want new keys: ledgerline keys front");
        }, cancel));
        return command;
    }

    private static Command MakeFront()
    {
        var command = On("front", "Print what a public site needs instead of the master key (serve --site public).", async (installation, parsed) =>
        {
            var text = FrontKeys.Of(installation.ReadKeys()).Write();
            if (parsed.GetValue(To) is { } file)
                KeyFile.Replace(file, text);
            else
                await Console.Out.WriteLineAsync(text);
        });
        command.Add(To);
        return command;
    }

    private static Task SayAsync(string text) => Console.Out.WriteLineAsync(text);
}
