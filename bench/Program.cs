using Ledgerline.Bench;
using Ledgerline.Bench.Claiming;
using Ledgerline.Bench.Declaring;
using Ledgerline.Bench.Sealing;

switch (args)
{
    case ["claim"]:
        return await Report.RunAsync("claim", ClaimBenchmark.RunAsync);
    case ["declare"]:
        return await Report.RunAsync("declare", DeclareBenchmark.RunAsync);
    case ["seal"]:
        return await Report.RunAsync("seal", system => SealBenchmark.RunAsync(system, SealBenchmark.DefaultPeople));
    case ["seal", var people] when int.TryParse(people, out var count) && count > 0:
        return await Report.RunAsync("seal", system => SealBenchmark.RunAsync(system, count));
    default:
        await Console.Error.WriteLineAsync("Which benchmark? ./dev bench claim, declare or seal [PEOPLE]. See bench/README.md.");
        return 2;
}
