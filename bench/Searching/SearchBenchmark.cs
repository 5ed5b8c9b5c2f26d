using System.Diagnostics;
using System.Text.Json;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Searching;

/// <summary>Search by name in a register and in one of ten times the size, in turns with a read by primary key.</summary>
internal static class SearchBenchmark
{
    public const int DefaultEntries = 10_000_000;

    private const int Rounds = 7;

    /// <summary>So many that the smaller register is not measured while the program is still being compiled, which would make the growth look small.</summary>
    private const int WarmUps = 4;

    private const int CallsInRound = 400;

    /// <returns>The process's exit code: 1 when a name that is there was not found, or nothing could be measured.</returns>
    public static async Task<int> RunAsync(int entries)
    {
        try
        {
            var lines = new List<Dictionary<string, object>>();
            foreach (var engine in BenchSystem.Engines)
                lines.Add(await OnEngineAsync(engine, entries));
            Console.WriteLine();
            lines.ForEach(line => Console.WriteLine(JsonSerializer.Serialize(line)));
            return lines.Exists(line => (int)line["missed"] > 0) ? 1 : 0;
        }
        catch (CannotMeasureException cannot)
        {
            await Console.Error.WriteLineAsync(cannot.Message);
            return 1;
        }
    }

    private static async Task<Dictionary<string, object>> OnEngineAsync(DatabaseEngine engine, int entries)
    {
        await using var system = await BenchSystem.StartAsync(engine);
        var smaller = await MeasureAsync(system, 0, entries / 10);
        var larger = await MeasureAsync(system, entries / 10, entries);
        return new Dictionary<string, object>
        {
            ["bench"] = "search",
            ["engine"] = engine == DatabaseEngine.Sqlite ? "sqlite" : "postgresql",
            ["growth"] = Math.Round(larger.P99 / smaller.P99, 2),
            ["p50_ms"] = Math.Round(larger.P50, 2),
            ["p99_ms"] = Math.Round(larger.P99, 2),
            ["ratio"] = Math.Round(larger.BaselineP50 / larger.P50, 3),
            ["baseline_p50_ms"] = Math.Round(larger.BaselineP50, 3),
            ["baseline_p99_ms"] = Math.Round(larger.BaselineP99, 3),
            ["smaller_p50_ms"] = Math.Round(smaller.P50, 2),
            ["smaller_p99_ms"] = Math.Round(smaller.P99, 2),
            ["smaller_baseline_p99_ms"] = Math.Round(smaller.BaselineP99, 3),
            ["entries"] = entries,
            ["smaller_entries"] = entries / 10,
            ["calls"] = 2 * Rounds * CallsInRound,
            ["missed"] = smaller.Missed + larger.Missed,
        };
    }

    private static async Task<Figures> MeasureAsync(BenchSystem system, int from, int until)
    {
        var clock = Stopwatch.StartNew();
        await FilledNames.FillAsync(system, from, until);
        var filled = clock.Elapsed.TotalSeconds;
        var (searches, baselines, missed) = (new List<double>(), new List<double>(), 0);
        await using var bare = await system.Database.OpenAsync();
        await using var read = BareRead.Prepare(bare, system.Database);
        var mix = SearchMix.Make(CallsInRound);
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var (ofRound, bareOfRound) = (new List<double>(), new List<double>());
            foreach (var (typed, isThere) in mix)
            {
                bareOfRound.Add(await TimeAsync(() => BareRead.RunAsync(read, (bareOfRound.Count * 7919L) % until)));
                ofRound.Add(await TimeAsync(async () => missed += await FindsAsync(system, typed) == isThere ? 0 : 1));
            }

            if (round < 0)
                continue;
            searches.AddRange(ofRound);
            baselines.AddRange(bareOfRound);
        }

        var figures = new Figures(At(searches, 50), At(searches, 99), At(baselines, 50), At(baselines, 99), missed);
        Console.WriteLine($"{system.Engine,-12}{until,12:N0} entries   p50 {figures.P50,7:0.00} ms   p99 {figures.P99,7:0.00} ms   baseline {figures.BaselineP50,7:0.000} ms   filled in {filled:0} s");
        return figures;
    }

    private static async Task<bool> FindsAsync(BenchSystem system, string typed)
    {
        await using var scope = system.Scope();
        return NameQuery.TryParse(typed, out var query, out _)
            && (await scope.ServiceProvider.GetRequiredService<SearchNames>().FindAsync(query, null, CancellationToken.None)).Rows.Count > 0;
    }

    private static async Task<double> TimeAsync(Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double At(List<double> times, int percentile)
    {
        times.Sort();
        return times[(times.Count - 1) * percentile / 100];
    }

    private sealed record Figures(double P50, double P99, double BaselineP50, double BaselineP99, int Missed);
}
