using Ledgerline.Server.CommandLine;

return await LedgerlineCommand.Make().Parse(args).InvokeAsync();
