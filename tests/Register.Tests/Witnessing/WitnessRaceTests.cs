using System.Net;
using Ledgerline.Register.Witnessing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Witnessing;

/// <summary>Two requests that were both right when they were checked: only one of them may win (the race of C2SP tlog-witness).</summary>
public sealed class WitnessRaceTests
{
    private readonly TestLog _log = new();

    [Fact]
    public async Task Move_FromATreeThatIsNotTheLatestAnyMore_IsRefused()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        var state = witness.Services.GetRequiredService<WitnessState>();
        await MoveAsync(state, WitnessedTree.None, 5);
        var seenByBoth = await state.ReadAsync(TestLog.Origin);
        (await MoveAsync(state, seenByBoth, 9)).Moved.ShouldBeTrue();

        var (moved, latest) = await MoveAsync(state, seenByBoth, 6);

        moved.ShouldBeFalse();
        latest.Size.Value.ShouldBe(9);
        (await state.ReadAsync(TestLog.Origin)).Size.Value.ShouldBe(9);
    }

    [Fact]
    public async Task Move_FromATreeOfThatSizeWithAnotherRoot_IsRefused()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        var state = witness.Services.GetRequiredService<WitnessState>();
        await MoveAsync(state, WitnessedTree.None, 5);

        var (moved, _) = await MoveAsync(state, new WitnessedTree(new TreeSize(5), _log.Root(4), null), 6);

        moved.ShouldBeFalse();
    }

    [Fact]
    public async Task Requests_ManyAtOnce_FormOneLineOfTrees()
    {
        const int clients = 8;
        const int last = 60;
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var http = witness.Client();
        var requests = Enumerable.Range(0, last).SelectMany(old => Enumerable.Range(1, 3).Select(more => (Old: (long)old, Size: (long)old + more)))
            .ToDictionary(step => step, step => _log.Request(step.Old, step.Size).ToBytes());

        var steps = (await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => ClimbAsync(http, requests, 1 + (i % 3), last))))).SelectMany(taken => taken).ToList();

        // Each tree was left once, for a larger one: no step of one client undid that of another.
        steps.Select(step => step.Old).ShouldBeUnique();
        steps.OrderBy(step => step.Old).Zip(steps.OrderBy(step => step.Old).Skip(1)).ShouldAllBe(pair => pair.First.Size == pair.Second.Old);
        (await http.LatestAsync(_log.Key.Verifier, witness.Key.Verifier)).Checkpoint.Size.Value.ShouldBe(steps.Max(step => step.Size));
    }

    [Fact]
    public async Task Requests_ForTwoHistoriesAtOnce_OnlyOneIsCosigned()
    {
        var fork = _log.ForkAt(0);
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        var bodies = Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? _log : fork).Request(0, 7).ToBytes()).ToList();

        var answers = await Task.WhenAll(bodies.Select(body => Task.Run(() => client.AddAsync(body))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(23);
    }

    /// <summary>Goes up by so many leaves, and where another was there first, from where it left the log.</summary>
    private static async Task<List<(long Old, long Size)>> ClimbAsync(HttpClient http, Dictionary<(long Old, long Size), byte[]> requests, int by, int last)
    {
        var taken = new List<(long, long)>();
        var old = 0L;
        while (old < last)
        {
            using var answer = await http.AddAsync(requests[(old, old + by)]);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                taken.Add((old, old + by));
                old += by;
            }
            else
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
                var size = long.Parse(await answer.Content.ReadAsStringAsync(), System.Globalization.CultureInfo.InvariantCulture);
                size.ShouldBeGreaterThan(old);
                old = size;
            }
        }

        return taken;
    }

    private Task<(bool Moved, WitnessedTree Latest)> MoveAsync(WitnessState state, WitnessedTree from, long size) =>
        state.MoveAsync(from, new Checkpoint(TestLog.Origin, new TreeSize(size), _log.Root(size)), () => _log.Checkpoint(size));
}
