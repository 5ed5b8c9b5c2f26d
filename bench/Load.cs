using System.Diagnostics;

namespace Ledgerline.Bench;

/// <summary>What callers did who called again and again for a while.</summary>
/// <param name="PerSecond">Calls answered a second.</param>
/// <param name="Milliseconds">How long each call took.</param>
internal sealed record Load(double PerSecond, IReadOnlyList<double> Milliseconds)
{
    /// <summary>
    /// Keeps <paramref name="callers"/> calling until the time is over or <paramref name="mostCalls"/> were begun. Calls under way at the end are
    /// waited for, and count, and so does the time that they take.
    /// </summary>
    public static async Task<Load> RunAsync(int callers, TimeSpan time, int mostCalls, Func<Task> call)
    {
        var clock = Stopwatch.StartNew();
        var begun = 0;
        var each = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var took = new List<double>();
            while (clock.Elapsed < time && Interlocked.Increment(ref begun) <= mostCalls)
            {
                var start = Stopwatch.GetTimestamp();
                await call();
                took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return took;
        })));
        var seconds = clock.Elapsed.TotalSeconds;
        var all = each.SelectMany(took => took).ToList();
        return new Load(all.Count / seconds, all);
    }
}
