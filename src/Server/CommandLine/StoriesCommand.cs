using System.CommandLine;
using Ledgerline.Centres;
using Ledgerline.Server.Hosting;
using Ledgerline.Stories;
using Ledgerline.Web;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline stories</c>: the public stories as a folder of Markdown files, for other sites and for translators' own editors (docs/specs/story-folder.md).</summary>
internal static class StoriesCommand
{
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "The folder; it has a folder for each story." };

    private static readonly Option<string> By = new("--by") { Description = "The sign-in name of the editor who takes them in, at whose centre they come to be.", Required = true };

    private static readonly Option<bool> AsPublished = new("--as-published") { Description = "They are public at once, without a review here: only from where reviews are to be believed." };

    public static Command Make() => new("stories", "Exchange stories with other sites, as Markdown files.") { MakeExport(), MakeImport() };

    private static Command MakeExport()
    {
        var command = new Command("export", "Write the public stories, with their translations and pictures, into a folder.") { Folder, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(
            parsed,
            async services => await Console.Out.WriteLineAsync($"{await services.GetRequiredService<ExportStories>().RunAsync(parsed.GetRequiredValue(Folder), cancel)} texts are written."),
            cancel));
        return command;
    }

    private static Command MakeImport()
    {
        var command = new Command("import", "Take stories from a folder: as drafts to be reviewed, and as further versions of what is here already.") { Folder, By, AsPublished, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(
            parsed, services => ImportAsync(services, parsed.GetRequiredValue(Folder), parsed.GetRequiredValue(By), parsed.GetValue(AsPublished), cancel), cancel));
        return command;
    }

    private static async Task ImportAsync(IServiceProvider services, string folder, string by, bool isPublished, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            throw new StartRefusedException($"There is no folder {folder}.");
        var editor = await services.GetRequiredService<FindStaff>().WithAsync(by, Permission.EditStories, cancel)
            ?? throw new StartRefusedException($"Nobody who edits stories has the sign-in name {by}.");
        var imported = await services.GetRequiredService<ImportStories>().RunAsync(folder, editor, isPublished, cancel);
        foreach (var problem in imported.Problems)
            await Console.Error.WriteLineAsync(problem);
        await Console.Out.WriteLineAsync($"{imported.Taken} texts are taken, {imported.Same} were here as they are, {imported.Problems.Count} files were not taken.");
    }
}
