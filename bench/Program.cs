using System.Globalization;
using Ledgerline.Bench;
using Ledgerline.Bench.Auditing;
using Ledgerline.Bench.Claiming;
using Ledgerline.Bench.Declaring;

switch (args)
{
    case ["audit"]:
        return await AuditBenchmark.RunAsync();
    case ["audit", var entries]:
        return await AuditBenchmark.RunAsync(long.Parse(entries, CultureInfo.InvariantCulture));
    case ["claim"]:
        return await Report.RunAsync("claim", ClaimBenchmark.RunAsync);
    case ["declare"]:
        return await Report.RunAsync("declare", DeclareBenchmark.RunAsync);
    default:
        await Console.Error.WriteLineAsync("Which benchmark? ./dev bench audit, ./dev bench claim, or ./dev bench declare. See bench/README.md.");
        return 2;
}
