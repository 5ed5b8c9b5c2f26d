using Ledgerline.Server.CommandLine;
using Ledgerline.Server.Hosting;

if (await LedgerlineCommand.RunAsync(() => Task.Run(CrashDumps.Forbid)) != 0)
    return LogChecks.CannotTell;
var parsed = LedgerlineCommand.Make().Parse(args);
var exit = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? LogChecks.CannotTell : exit;
