using System.CommandLine;
using System.Globalization;
using Ledgerline.PhoneBank;
using Ledgerline.Storage;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline do-not-call</c>: lets installations tell each other whom nobody may call, without telling a number.</summary>
internal static class DoNotCallCommand
{
    private static readonly Argument<string> KeyFileArgument = new("KEYFILE") { Description = "The file of a shared key." };

    private static readonly Argument<string> Id = new("ID") { Description = "A key's or an installation's, as list prints it." };

    public static Command Make() => new("do-not-call", "Exchange do-not-call lists with other installations, as filters that hold no number.")
    {
        MakeNewKey(), MakeShare(), DoNotCallFiles.MakeExport(), DoNotCallFiles.MakeImport(), MakeList(), MakeDrop(),
    };

    public static DoNotCallKey ReadKey(string file) => DoNotCallKey.Parse(KeyFile.Read(file));

    /// <summary>As it is printed, and typed again.</summary>
    public static string Hex(long id) => id.ToString("x16", CultureInfo.InvariantCulture);

    private static Command MakeNewKey()
    {
        var command = new Command("new-key", "Make a key to be shared by some installations. Give it to them by another way than the filters.") { KeyFileArgument };
        command.SetAction((parsed, _) => LedgerlineCommand.RunAsync(async () =>
        {
            var key = DoNotCallKey.Generate();
            KeyFile.Create(parsed.GetRequiredValue(KeyFileArgument), key.ToSecretText());
            await Console.Out.WriteLineAsync($"Key {Hex(key.Id)} is made. Whoever has it and a filter can test any number that he thinks of.");
        }));
        return command;
    }

    private static Command MakeShare()
    {
        var command = new Command("share", "From now on keep with each new entry what is exported under a key.") { KeyFileArgument, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) =>
            LedgerlineCommand.RunOnAsync(parsed, services => ShareAsync(services, parsed.GetRequiredValue(KeyFileArgument), cancel), cancel));
        return command;
    }

    private static async Task ShareAsync(IServiceProvider services, string file, CancellationToken cancel)
    {
        var key = ReadKey(file);
        var isNew = await services.GetRequiredService<ShareDoNotCall>().ShareAsync(key, cancel);
        var entries = (await services.GetRequiredService<ReadDoNotCall>().ReadAsync(cancel)).Entries;
        await Console.Out.WriteLineAsync(isNew
            ? $"Key {Hex(key.Id)} is shared: entries that are made from now on can be exported under it. The {entries} that there are cannot: nobody knows their numbers any more."
            : $"Nothing was done: key {Hex(key.Id)} is shared already.");
    }

    private static Command MakeList()
    {
        var command = new Command("list", "Print the keys that are shared and the filters that were imported.") { LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(parsed, services => ListAsync(services, cancel), cancel));
        return command;
    }

    private static async Task ListAsync(IServiceProvider services, CancellationToken cancel)
    {
        var all = await services.GetRequiredService<ReadDoNotCall>().ReadAsync(cancel);
        await Console.Out.WriteLineAsync($"{all.Entries} numbers are on our own list.");
        foreach (var key in all.Keys)
            await Console.Out.WriteLineAsync($"key     {Hex(key.Id)}  since {key.Since:yyyy-MM-dd}  {(key.IsShared ? $"{key.Entries} of ours can be exported" : "for imports only")}");
        foreach (var filter in all.Filters)
            await Console.Out.WriteLineAsync($"filter  {Hex(filter.Source)}  of {filter.Day:yyyy-MM-dd}  under key {Hex(filter.Key)}, at most {filter.Capacity} numbers");
    }

    private static Command MakeDrop()
    {
        var command = new Command("drop", "Forget a shared key with all that came under it, or the filter of one installation.") { Id, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(parsed, services => DropAsync(services, parsed.GetRequiredValue(Id), cancel), cancel));
        return command;
    }

    private static async Task DropAsync(IServiceProvider services, string typed, CancellationToken cancel)
    {
        if (!long.TryParse(typed, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) || !await services.GetRequiredService<DropDoNotCall>().DropAsync(id, cancel))
            throw new FormatException($"There is no key or filter '{typed}' here. See:  ledgerline do-not-call list");
        await Console.Out.WriteLineAsync($"{Hex(id)} is forgotten.");
    }
}
