using System.CommandLine;
using Ledgerline.Centres;
using Ledgerline.Server.Hosting;

namespace Ledgerline.Server.CommandLine;

/// <summary><c>ledgerline let-in</c>: a new way in for somebody who has lost hers, and whom no coordinator can let in.</summary>
internal static class LetInCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Her sign-in name." };

    public static Command Make()
    {
        var command = new Command("let-in", "Let somebody in again who has lost her way to sign in: prints where to go, once.") { Name, LedgerlineCommand.Data, LedgerlineCommand.Database, LedgerlineCommand.Unlock };
        command.SetAction((parsed, cancel) => LedgerlineCommand.RunOnAsync(
            parsed,
            async services => await Console.Out.WriteLineAsync(await services.GetRequiredService<LetInAgain>().InviteAsync(parsed.GetRequiredValue(Name), cancel) is { } path
                ? $"Once, within seven days, at {path} of the site. What she had before then opens nothing any more."
                : throw new StartRefusedException("Nobody who works here has this sign-in name.")),
            cancel));
        return command;
    }
}
