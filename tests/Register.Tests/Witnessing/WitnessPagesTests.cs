using System.Net;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Witnessing;

/// <summary>What a witness shows to whoever asks.</summary>
public sealed class WitnessPagesTests
{
    private readonly TestLog _log = new();

    [Fact]
    public async Task Checkpoint_BeforeTheFirst_Is404()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        using var answer = await client.LatestAsync(TestLog.Origin);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Checkpoint_OfALogNotWatched_Is404()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        using var answer = await client.LatestAsync("other.test");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Checkpoint_AfterACosignature_HoldsThatAndTheLogsSignature()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        using var added = await client.AddAsync(_log.Request(0, 5));

        using var answer = await client.LatestAsync(TestLog.Origin);

        answer.Content.Headers.GetValues("Content-Type").ShouldBe(["text/plain; charset=utf-8"]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(_log.Checkpoint(5) + await added.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Logs_TwoOfThem_AreKeptApart()
    {
        var other = new TestLog("other.test");
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier, other.Key.Verifier);
        using var client = witness.Client();
        using var first = await client.AddAsync(_log.Request(0, 5));
        using var second = await client.AddAsync(other.Request(0, 3));

        (await client.LatestAsync(_log.Key.Verifier, witness.Key.Verifier)).Checkpoint.Size.Value.ShouldBe(5);
        (await client.LatestAsync(other.Key.Verifier, witness.Key.Verifier)).Checkpoint.Size.Value.ShouldBe(3);
    }

    [Fact]
    public async Task Log_WithTwoKeys_IsBelievedByEither()
    {
        var renewed = new TestLog();
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier, renewed.Key.Verifier);
        using var client = witness.Client();
        using var before = await client.AddAsync(_log.Request(0, 5));
        using var after = await client.AddAsync(renewed.Request(5, 6));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.LatestAsync(renewed.Key.Verifier, witness.Key.Verifier)).Checkpoint.Size.Value.ShouldBe(6);
    }

    [Fact]
    public async Task Front_SaysWhoItIsAndWhatItWatches()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        var text = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        text.ShouldContain($"\n{witness.Key.Verifier}\n");
        text.ShouldContain($"\n{_log.Key.Verifier}  ");
    }

    [Fact]
    public void Options_WithoutALog_OrWithKeysMixedUp_Refuse()
    {
        var key = SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature);
        Should.Throw<FormatException>(() => new WitnessOptions(key, []).Validate());
        Should.Throw<FormatException>(() => new WitnessOptions(key, [key.Verifier]).Validate());
        Should.Throw<FormatException>(() => new WitnessOptions(_log.Key, [_log.Key.Verifier]).Validate());
        new WitnessOptions(key, [_log.Key.Verifier]).Validate();
    }
}
