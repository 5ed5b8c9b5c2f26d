using System.Text.Json;
using Ledgerline.Storage;

namespace Ledgerline.Bench;

/// <summary>What a benchmark found on one engine.</summary>
/// <param name="Callers">How many called at once.</param>
/// <param name="Faults">What was counted that must not happen, by name: the program fails when one is not 0.</param>
internal sealed record Finding(DatabaseEngine Engine, int Callers, Comparison Comparison, IReadOnlyDictionary<string, long> Faults)
{
    /// <summary>What was measured besides, by name.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();
}

/// <summary>Runs a benchmark on both engines and says what it found: a table for people, then one line of JSON an engine.</summary>
internal static class Report
{
    /// <summary>Which <see cref="Times"/> there are.</summary>
    private static readonly int[] Percentiles = [50, 99];

    /// <returns>The process's exit code: 1 when something was counted that must not happen, or when it could not run.</returns>
    public static async Task<int> RunAsync(string bench, Func<BenchSystem, Task<Finding>> run)
    {
        try
        {
            var findings = new List<Finding>();
            foreach (var engine in BenchSystem.Engines)
            {
                await using var system = await BenchSystem.StartAsync(engine);
                findings.Add(await run(system));
            }

            WriteTable(bench, findings);
            foreach (var finding in findings)
                WriteLine(bench, finding);
            return findings.Exists(finding => finding.Faults.Values.Any(count => count != 0)) ? 1 : 0;
        }
        catch (CannotMeasureException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }
    }

    public static void WriteTable(string bench, IReadOnlyList<Finding> findings)
    {
        Console.WriteLine($"{"",-12}{"",-10}{"per second",12}{"p50 ms",10}{"p99 ms",10}{"ratio",8}   of each round");
        foreach (var finding in findings)
        {
            var (engine, callers, comparison, faults) = finding;
            var ratios = comparison.Ratios;
            var rounds = string.Join(' ', ratios.Select(ratio => $"{ratio:0.00}"));
            WriteRow(Name(engine), "baseline", comparison.Baseline, "");
            WriteRow($"{callers} callers", bench, comparison.Subject, $"{Median(ratios),8:0.00}   {rounds}");
            Console.WriteLine($"{"",-12}{string.Join(", ", faults.Select(fault => $"{fault.Key}: {fault.Value}"))}");
            if (finding.Figures.Count > 0)
                Console.WriteLine($"{"",-12}{string.Join(", ", finding.Figures.Select(figure => $"{figure.Key}: {figure.Value:0.##}"))}");
        }

        Console.WriteLine();
    }

    public static void WriteLine(string bench, Finding finding) => Console.WriteLine(JsonSerializer.Serialize(Line(bench, finding)));

    private static void WriteRow(string left, string side, IReadOnlyList<Load> loads, string right)
    {
        var (perSecond, times) = (Median(loads.Select(load => load.PerSecond)), Times(loads));
        Console.WriteLine($"{left,-12}{side,-10}{perSecond,12:0}{times[0],10:0.0}{times[1],10:0.0}{right}");
    }

    private static Dictionary<string, object> Line(string bench, Finding finding)
    {
        var (subject, baseline, ratios) = (finding.Comparison.Subject, finding.Comparison.Baseline, finding.Comparison.Ratios);
        var (times, baselineTimes) = (Times(subject), Times(baseline));
        var line = new Dictionary<string, object>
        {
            ["bench"] = bench,
            ["engine"] = Name(finding.Engine),
            ["ratio"] = Rounded(Median(ratios)),
            ["per_second"] = Rounded(Median(subject.Select(load => load.PerSecond))),
            ["p50_ms"] = Rounded(times[0]),
            ["p99_ms"] = Rounded(times[1]),
            ["baseline_per_second"] = Rounded(Median(baseline.Select(load => load.PerSecond))),
            ["baseline_p50_ms"] = Rounded(baselineTimes[0]),
            ["baseline_p99_ms"] = Rounded(baselineTimes[1]),
            ["ratio_min"] = Rounded(ratios.Min()),
            ["ratio_max"] = Rounded(ratios.Max()),
            ["rounds"] = ratios.Count,
            ["callers"] = finding.Callers,
            ["calls"] = subject.Sum(load => load.Milliseconds.Count),
        };
        foreach (var (name, count) in finding.Faults)
            line[name] = count;
        foreach (var (name, figure) in finding.Figures)
            line[name] = Rounded(figure);
        return line;
    }

    private static string Name(DatabaseEngine engine) => engine switch
    {
        DatabaseEngine.Sqlite => "sqlite",
        DatabaseEngine.PostgreSql => "postgresql",
    };

    public static double[] Times(IReadOnlyList<Load> loads)
    {
        var all = loads.SelectMany(load => load.Milliseconds).Order().ToList();
        return [.. Percentiles.Select(percentile => all[(all.Count - 1) * percentile / 100])];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static double Rounded(double value) => Math.Round(value, 2);
}
