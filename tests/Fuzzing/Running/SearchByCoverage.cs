using System.Diagnostics;
using Ledgerline.Fuzzing.Targets;

namespace Ledgerline.Fuzzing.Running;

/// <summary>
/// Searches a target for as long as it is told, and goes on from the inputs that reach something new, as AFL does. Where the assemblies are not instrumented, the
/// search is blind, and says so.
/// </summary>
internal sealed class SearchByCoverage(Target target, TimeSpan time, TextWriter output) : IDisposable
{
    private const int LongestKept = 2_000;
    private const int MostKept = 40;
    private const int MostProblems = 10;

    private readonly Watchdog _watchdog = new(target);
    private readonly List<byte[]> _corpus = Corpus.Read(target);
    private readonly List<byte[]> _fresh = [];

    /// <summary>Of each edge, a bit for each order of magnitude in which it was gone along.</summary>
    private readonly byte[] _reached = new byte[Coverage.Edges];
    private int _problems;

    /// <returns>0 when nothing wrong was found.</returns>
    public int Run()
    {
        // Another search than the last one's.
        var (trial, dice, watch) = (new Trial(target, _watchdog), new Dice((ulong)Stopwatch.GetTimestamp()), Stopwatch.StartNew());
        var mutator = new Mutator(dice, target.Words, target.MaxLength);
        foreach (var seed in _corpus)
            LeadsOn(trial, seed);
        var before = Reached();
        while (watch.Elapsed < time && _problems < MostProblems)
        {
            // What was found last leads on more often than what was there.
            var input = mutator.Next(_fresh.Count > 0 && dice.Next(2) == 0 ? _fresh : _corpus);
            if (LeadsOn(trial, input))
                _fresh.Add(input);
        }

        output.WriteLine(
            $"{target.Name}: {trial.Tried:N0} inputs in {watch.Elapsed.TotalSeconds:N0} s ({trial.Tried / watch.Elapsed.TotalSeconds:N0} a second); "
            + $"the slowest took {trial.Slowest.TotalMilliseconds:N0} ms; at most {trial.MostAllocated:P0} of what may be allocated; {_problems} problems.");
        output.WriteLine(
            $"{(before == 0 ? "The assemblies are not instrumented" : $"{before:N0} edges by the corpus, {Reached():N0} now")}; {_fresh.Count:N0} inputs led on, {KeepFewest(Reached() - before):N0} were kept.");
        return _problems == 0 ? 0 : 1;
    }

    public void Dispose() => _watchdog.Dispose();

    private int Reached() => _reached.Count(edge => edge != 0);

    private bool LeadsOn(Trial trial, byte[] input)
    {
        Coverage.Clear();
        if (trial.Try(input) is { } problem)
        {
            _problems++;
            output.WriteLine($"{problem}\nIt is kept as {Corpus.Keep(target, "fails", input)}.\n");
        }

        var isNew = false;
        var counts = Coverage.Counts;
        // Most are nought, and passed over quickly.
        for (var edge = 0; edge < counts.Length; edge++)
        {
            if (counts[edge..].IndexOfAnyExcept((byte)0) is not (>= 0 and var on))
                break;
            edge += on;
            var magnitude = 1 << int.Log2(counts[edge]);
            isNew |= (_reached[edge] & magnitude) != magnitude;
            _reached[edge] |= (byte)magnitude;
        }

        return isNew;
    }

    /// <summary>Keeps, of the inputs that led on, few and short ones, each of which reaches a good part of what the corpus does not.</summary>
    private int KeepFewest(int news)
    {
        var (trial, kept) = (new Trial(target, _watchdog), 0);
        Array.Clear(_reached);
        foreach (var input in _corpus)
            LeadsOn(trial, input);
        foreach (var input in _fresh.Where(input => input.Length <= LongestKept).OrderBy(input => input.Length))
        {
            var before = Reached();
            LeadsOn(trial, input);
            if (Reached() - before <= news / MostKept)
                continue;
            Corpus.Keep(target, "reaches", input);
            kept++;
        }

        return kept;
    }
}
