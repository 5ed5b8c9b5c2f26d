using Ledgerline.Faults.Sealing;

// The tests start this program once more, as the process that is killed in the middle of sealing.
return args is [SealAndDie.Command, .. var rest]
    ? await SealAndDie.RunAsync(rest)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
