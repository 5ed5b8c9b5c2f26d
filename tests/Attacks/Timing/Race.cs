using System.Diagnostics;

namespace Ledgerline.Attacks.Timing;

/// <summary>
/// Several kinds of request in turn, in an order of their own each round: what the machine is busy with meets all of them. Only who was slower in a round counts, so a moment of a busy machine
/// counts once, however long it is.
/// </summary>
internal sealed class Race
{
    /// <summary>Between equals one wins more than 36 of forty rounds once in a hundred million (binomial, p = ½); where one has a password to hash and the other has not, it loses all of them.</summary>
    private const double MostWon = 0.9;

    private readonly List<Dictionary<string, long>> _rounds = [];

    public async Task RunAsync(int rounds, string one, string other, string third, Func<string, Task> request)
    {
        string[] kinds = [one, other, third];
        // What is only slow the first time.
        foreach (var kind in kinds)
            await request(kind);
        for (var round = 0; round < rounds; round++)
        {
            var times = new Dictionary<string, long>();
            for (var turn = 0; turn < kinds.Length; turn++)
            {
                var kind = kinds[(round + turn) % kinds.Length];
                var begun = Stopwatch.GetTimestamp();
                await request(kind);
                times[kind] = Stopwatch.GetTimestamp() - begun;
            }

            _rounds.Add(times);
        }
    }

    /// <summary>Nobody won nearly always.</summary>
    public void ShouldBeOpen()
    {
        foreach (var one in _rounds[0].Keys)
        {
            foreach (var other in _rounds[0].Keys.Where(other => other != one))
                ((double)_rounds.Count(times => times[one] < times[other]) / _rounds.Count).ShouldBeLessThanOrEqualTo(MostWon, $"{one} is answered sooner than {other}");
        }
    }
}
