namespace Ledgerline.Bench;

/// <summary>A subject and its bare baseline under the same load, in turns.</summary>
internal sealed record Comparison(IReadOnlyList<Load> Subject, IReadOnlyList<Load> Baseline)
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.3);

    /// <summary>Subject to baseline of each round: the two ran right after each other, so a machine that is slow for a while is slow for both.</summary>
    public IReadOnlyList<double> Ratios => [.. Subject.Zip(Baseline, (subject, baseline) => subject.PerSecond / baseline.PerSecond)];

    /// <summary>Warms both up, then runs them in turns; who goes first changes each round.</summary>
    /// <param name="callers">How many call at once.</param>
    /// <param name="mostCalls">The most calls of each side in all, for what runs out.</param>
    public static Task<Comparison> RunAsync(int callers, int mostCalls, Func<Task> subject, Func<Task> baseline) => RunAsync(
        mostCalls, (time, most) => Load.RunAsync(callers, time, most, subject), (time, most) => Load.RunAsync(callers, time, most, baseline));

    /// <summary>The same where a side has callers of its own: it calls for so long, and no more than so often.</summary>
    public static async Task<Comparison> RunAsync(int mostCalls, Func<TimeSpan, int, Task<Load>> subject, Func<TimeSpan, int, Task<Load>> baseline)
    {
        var mostInRound = mostCalls / (Rounds + 1);
        await baseline(WarmUp, mostInRound);
        await subject(WarmUp, mostInRound);
        var (subjects, baselines) = (new List<Load>(), new List<Load>());
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
                baselines.Add(await baseline(Round, mostInRound));
            subjects.Add(await subject(Round, mostInRound));
            if (round % 2 != 0)
                baselines.Add(await baseline(Round, mostInRound));
        }

        return new Comparison(subjects, baselines);
    }
}
