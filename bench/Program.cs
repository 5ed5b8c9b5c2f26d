using Ledgerline.Bench;
using Ledgerline.Bench.Claiming;
using Ledgerline.Bench.Declaring;

switch (args)
{
    case ["claim"]:
        return await Report.RunAsync("claim", ClaimBenchmark.RunAsync);
    case ["declare"]:
        return await Report.RunAsync("declare", DeclareBenchmark.RunAsync);
    default:
        await Console.Error.WriteLineAsync("Which benchmark? ./dev bench claim, or ./dev bench declare. See bench/README.md.");
        return 2;
}
