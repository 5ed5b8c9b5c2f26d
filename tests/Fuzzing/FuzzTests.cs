using Ledgerline.Fuzzing.Running;
using Ledgerline.Fuzzing.Targets;

namespace Ledgerline.Fuzzing;

/// <summary>Every reader of what strangers send, on what is kept in Corpus/ and on so many inputs made of it. The seed makes them the same in every run.</summary>
public sealed class FuzzTests
{
    private const ulong Seed = 20_261_122;

    public static IEnumerable<TheoryDataRow<string>> Targets => Target.All.Select(target => new TheoryDataRow<string>(target.Name));

    [Theory, MemberData(nameof(Targets))]
    public void Target_OfAnyInput_ReadsOrRefuses_AndNothingElse(string name)
    {
        var target = Target.Named(name);
        FindProblem(target, Corpus.Read(target), target.Inputs).ShouldBeNull();
    }

    /// <summary>What looks for mistakes finds them: one that throws, one that takes too much, one that is read but not as it should be.</summary>
    [Theory]
    [InlineData("throws")]
    [InlineData("takes")]
    [InlineData("lies")]
    public void Target_WithAMistakeBehindAFewBytes_IsFoundOut(string mistake)
    {
        var target = new Target(mistake, input =>
        {
            if (input is not [(byte)'a', (byte)'b', .., (byte)'!'])
                return;
            if (mistake == "throws")
                throw new InvalidOperationException();
            GC.KeepAlive(new byte[mistake == "takes" ? 100_000 : 0]);
            Target.Promise(mistake != "lies", "It lies.");
        }, ["!", "ab"], 0);

        FindProblem(target, [[.. "abc"u8]], 1_000, keep: false).ShouldNotBeNull();
    }

    [Fact]
    public async Task Watchdog_OfAnInputThatTakesTooLong_Barks_WithThatInput()
    {
        var barked = new TaskCompletionSource<byte[]>();
        using var watchdog = new Watchdog(new Target("hangs", _ => { }, [], 0), TimeSpan.Zero, input => barked.TrySetResult(input));
        watchdog.Begin([.. "before"u8]);
        watchdog.End();
        watchdog.Begin([.. "hangs"u8]);
        (await barked.Task).ShouldBe("hangs"u8.ToArray());
    }

    [Fact]
    public void Inputs_OfASeed_AreTheSame()
    {
        byte[][] corpus = [[.. "abc 123"u8], [.. "x"u8]];
        var (one, other) = (new Mutator(new Dice(1), ["word"], 100), new Mutator(new Dice(1), ["word"], 100));
        for (var i = 0; i < 100; i++)
            one.Next(corpus).ShouldBe(other.Next(corpus));
    }

    private static string? FindProblem(Target target, List<byte[]> corpus, int inputs, bool keep = true)
    {
        corpus.ShouldNotBeEmpty();
        using var watchdog = new Watchdog(target);
        var (trial, mutator) = (new Trial(target, watchdog), new Mutator(new Dice(Seed), target.Words, target.MaxLength));
        foreach (var input in corpus.Concat(Enumerable.Range(0, inputs).Select(_ => mutator.Next(corpus))))
        {
            if (trial.Try(input) is { } problem)
                return keep ? $"{Corpus.Keep(target, "fails", input)}: {problem}" : problem;
        }

        return null;
    }
}
