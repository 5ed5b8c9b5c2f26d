using System.CommandLine;
using Ledgerline.PhoneBank;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline do-not-call export</c> and <c>import</c>: the list as a file.</summary>
internal static class DoNotCallFiles
{
    private static readonly Option<string> Key = new("--key") { Description = "The file of the shared key.", HelpName = "FILE", Required = true };

    private static readonly Option<string> Out = new("--out") { Description = "Where to write the filter.", HelpName = "FILE", Required = true };

    private static readonly Argument<string> Filter = new("FILE") { Description = "The filter of another installation." };

    public static Command MakeExport()
    {
        var command = new Command("export", "Write our own list as a filter.") { Key, Out, LedgerlineCommand.Data, LedgerlineCommand.Database };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(
            parsed, services => ExportAsync(services, parsed.GetRequiredValue(Key), parsed.GetRequiredValue(Out), cancel), cancel));
        return command;
    }

    public static Command MakeImport()
    {
        var command = new Command("import", "Take the filter of another installation: its numbers are not called from then on.")
        {
            Key, Filter, LedgerlineCommand.Data, LedgerlineCommand.Database,
        };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(
            parsed, services => ImportAsync(services, parsed.GetRequiredValue(Key), parsed.GetRequiredValue(Filter), cancel), cancel));
        return command;
    }

    private static async Task ExportAsync(IServiceProvider services, string keyFile, string file, CancellationToken cancel)
    {
        var key = DoNotCallCommand.ReadKey(keyFile);
        var export = await services.GetRequiredService<ExportDoNotCall>().ExportAsync(key, cancel);
        var words = export.Outcome switch
        {
            DoNotCallExportOutcome.Exported => $"Exported {export.Exported} numbers to {file}." + Without(export.NotExported),
            DoNotCallExportOutcome.NotShared => throw new FormatException($"Key {DoNotCallCommand.Hex(key.Id)} is not shared here, so nothing can be exported under it. Run:  ledgerline do-not-call share KEYFILE"),
            DoNotCallExportOutcome.TooMany => throw new FormatException("There are more numbers than a filter can hold."),
        };
        await WriteAsync(file, export.File, cancel);
        await Console.Out.WriteLineAsync(words);
    }

    private static string Without(int entries) =>
        entries == 0 ? "" : $" {entries} cannot be exported: they were put on the list before the key was shared, and nobody knows their numbers any more.";

    /// <summary>Beside and then renamed, so that nobody reads half of it; for its owner's eyes only.</summary>
    private static async Task WriteAsync(string file, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var beside = file + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new FileStream(beside, options))
            await stream.WriteAsync(bytes, cancel);
        File.Move(beside, file, overwrite: true);
    }

    private static async Task ImportAsync(IServiceProvider services, string keyFile, string file, CancellationToken cancel)
    {
        var key = DoNotCallCommand.ReadKey(keyFile);
        if (new FileInfo(file).Length > ImportDoNotCall.MaxBytes)
            throw new FormatException($"{file} is larger than any filter of a do-not-call list.");
        var outcome = await services.GetRequiredService<ImportDoNotCall>().ImportAsync(key, await File.ReadAllBytesAsync(file, cancel), cancel);
        if (outcome != DoNotCallImportOutcome.Imported)
            throw new FormatException($"{file} was not taken: {Why(outcome)}");
        await Console.Out.WriteLineAsync($"Imported {file}: its numbers are not called from now on, and about one other in a thousand.");
    }

    private static string Why(DoNotCallImportOutcome outcome) => outcome switch
    {
        DoNotCallImportOutcome.Imported => "it was.",
        DoNotCallImportOutcome.NoFilter => "it is no filter of a do-not-call list.",
        DoNotCallImportOutcome.NewerFormat => "it was made by a newer Ledgerline.",
        DoNotCallImportOutcome.OtherKey => "it was made with another key.",
        DoNotCallImportOutcome.WrongLength => "it is cut short, or has more than belongs to it. Have it sent again.",
        DoNotCallImportOutcome.Damaged => "it is not as it was made. Have it sent again.",
        DoNotCallImportOutcome.TooFull => "it says of nearly every number that it must not be called.",
        DoNotCallImportOutcome.Own => "it is our own list.",
        DoNotCallImportOutcome.Older => "a newer one of the same installation is here already.",
        DoNotCallImportOutcome.FromTheFuture => "it says that it was made in the future. Look at the clocks of both installations.",
    };
}
