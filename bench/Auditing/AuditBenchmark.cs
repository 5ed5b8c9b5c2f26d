using System.Diagnostics;
using System.Text.Json;
using Ledgerline.Testing;
using Ledgerline.Testing.Logs;

namespace Ledgerline.Bench.Auditing;

/// <summary>
/// <c>ledgerline audit</c>, as a process from its start to its end, on a log's folder of a million entries, in turns with the bare baseline. Both read what the
/// page cache holds.
/// </summary>
internal static class AuditBenchmark
{
    private const int DefaultEntries = 1_000_000;
    private const int Rounds = 5;

    /// <returns>The process's exit code: 1 when an audit found the log wrong.</returns>
    public static async Task<int> RunAsync(long entries = DefaultEntries)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-bench-").FullName;
        try
        {
            await Console.Out.WriteLineAsync($"Making a log of {entries} entries …");
            var key = LongLog.Write(folder, entries).ToString();
            BareHashes.Run(folder, entries);
            await AuditAsync(folder, key);
            var (audits, baselines) = (new List<Run>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                if (round % 2 == 0)
                    baselines.Add(Seconds(() => BareHashes.Run(folder, entries)));
                audits.Add(await AuditAsync(folder, key));
                if (round % 2 != 0)
                    baselines.Add(Seconds(() => BareHashes.Run(folder, entries)));
                await Console.Out.WriteLineAsync($"audit {entries / audits[^1].Seconds,12:0} a second   baseline {entries / baselines[^1],12:0}   peak {audits[^1].PeakMegabytes,6:0} MB");
            }

            await Console.Out.WriteLineAsync($"\n{JsonSerializer.Serialize(Line(entries, audits, baselines))}");
            return audits.TrueForAll(audit => audit.ExitCode == 0) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Dictionary<string, object> Line(long entries, List<Run> audits, List<double> baselines)
    {
        var ratios = audits.Zip(baselines, (audit, baseline) => baseline / audit.Seconds).ToList();
        return new Dictionary<string, object>
        {
            ["bench"] = "audit",
            ["ratio"] = Math.Round(Median(ratios), 2),
            ["entries_per_second"] = Math.Round(entries / Median(audits.Select(audit => audit.Seconds))),
            ["baseline_entries_per_second"] = Math.Round(entries / Median(baselines)),
            ["peak_mb"] = Math.Round(audits.Max(audit => audit.PeakMegabytes)),
            ["ratio_min"] = Math.Round(ratios.Min(), 2),
            ["ratio_max"] = Math.Round(ratios.Max(), 2),
            ["rounds"] = audits.Count,
            ["entries"] = entries,
            ["wrong"] = audits.Count(audit => audit.ExitCode != 0),
        };
    }

    private static async Task<Run> AuditAsync(string folder, string key)
    {
        var clock = Stopwatch.StartNew();
        using var audit = Process.Start(new ProcessStartInfo(Repository.Server, ["audit", folder, "--log", key]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (audit.StandardOutput.ReadToEndAsync(), audit.StandardError.ReadToEndAsync());
        var (ended, peak) = (audit.WaitForExitAsync(), 0L);
        while (!ended.IsCompleted)
        {
            // The system keeps the mark itself; it is only read often, because it goes with the process.
            peak = Math.Max(peak, PeakKilobytes(audit.Id));
            await Task.WhenAny(ended, Task.Delay(10));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (audit.ExitCode != 0)
            await Console.Error.WriteLineAsync(await output + await error);
        return new Run(seconds, peak / 1024.0, audit.ExitCode);
    }

    private static long PeakKilobytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd(" kB"), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }

    private static double Seconds(Action run)
    {
        var clock = Stopwatch.StartNew();
        run();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private sealed record Run(double Seconds, double PeakMegabytes, int ExitCode);
}
