using Ledgerline.Server.CommandLine;

var parsed = LedgerlineCommand.Make().Parse(args);
var exit = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? LogChecks.CannotTell : exit;
