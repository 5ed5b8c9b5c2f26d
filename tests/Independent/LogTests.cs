using Ledgerline.Testing.Independent;

namespace Ledgerline.Independent;

/// <summary>The Go project's implementation reads the log that ours wrote, and sees what is wrong with one that was tampered with.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public async Task Log_OfThatSize_IsReadAlike(int size)
    {
        await using var log = await ServedLog.StartAsync([size]);
        var answer = await IndependentTools.CheckLogAsync(log.Url, log.VerifierKey);
        answer.ShouldBe(new ToolAnswer(0, $"declarations {size} annulments 0 count {size} size {size} root {log.Root}"));
    }

    [Fact]
    public async Task Log_PublishedManyTimes_IsConsistentBetweenEveryTwo()
    {
        await using var log = await ServedLog.StartAsync([0, 1, 256, 1_000, 65_535, 65_536, 65_537, 66_000], annulled: true);
        var answer = await IndependentTools.CheckLogAsync(log.Url, log.VerifierKey, log.Checkpoints);
        answer.ShouldBe(new ToolAnswer(0, $"declarations 65340 annulments 660 count 64680 size 66000 root {log.Root}"));
    }

    [Fact]
    public async Task Log_WhosePartialTilesWentOnceFull_IsConsistent()
    {
        await using var log = await ServedLog.StartAsync([100, 600]);
        log.Delete("tile/0/000.p/100");
        var answer = await IndependentTools.CheckLogAsync(log.Url, log.VerifierKey, log.Checkpoints);
        answer.ExitCode.ShouldBe(0, answer.Output);
    }

    [Theory]
    [InlineData("tile/entries/000", 60, "the entries have the root")]
    [InlineData("tile/entries/002.p/88", 0, "ends within an entry")]
    [InlineData("tile/0/001", 40, "tile/0/001 is not made of the entries")]
    [InlineData("tile/0/002.p/88", 0, "tile/0/002.p/88 is not made of the entries")]
    [InlineData("tile/1/000.p/2", 0, "tile/1/000.p/2 is not made of the entries")]
    [InlineData("checkpoint", 22, "invalid signature")]
    public async Task Log_WithOneBitChanged_IsRefused(string path, int at, string why)
    {
        await using var log = await ServedLog.StartAsync([600]);
        log.Spoil(path, at);
        await RefusedAsync(log, log.VerifierKey, why);
    }

    [Theory]
    [InlineData(300, "fork: the tree of 300 entries")]
    [InlineData(600, "fork: two trees of 600 entries")]
    [InlineData(601, "the log had 601 entries and now has 600")]
    public async Task Log_ThatSignedAnotherHistory_IsRefused(int size, string why)
    {
        await using var log = await ServedLog.StartAsync([200, 600]);
        await RefusedAsync(log, log.VerifierKey, why, [.. log.Checkpoints, log.Fork(size)]);
    }

    [Fact]
    public async Task Log_WithoutABundle_IsRefused()
    {
        await using var log = await ServedLog.StartAsync([600]);
        log.Delete("tile/entries/001");
        await RefusedAsync(log, log.VerifierKey, "tile/entries/001 is not there");
    }

    [Fact]
    public async Task Log_ByAnothersKey_IsRefused()
    {
        await using var log = await ServedLog.StartAsync([600]);
        await using var other = await ServedLog.StartAsync([600]);
        await RefusedAsync(log, other.VerifierKey, "no verifiable signatures");
    }

    private static async Task RefusedAsync(ServedLog log, string key, string why, params IReadOnlyList<string> checkpoints)
    {
        var answer = await IndependentTools.CheckLogAsync(log.Url, key, checkpoints);
        answer.Output.ShouldContain(why);
        answer.ExitCode.ShouldBe(1);
    }
}
