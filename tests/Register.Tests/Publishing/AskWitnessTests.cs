using System.Net;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Tests.Witnessing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using static Ledgerline.Register.Tests.Publishing.LyingWitness;

namespace Ledgerline.Register.Tests.Publishing;

public sealed class AskWitnessTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly HttpClient _client = WitnessHttp.NewClient();

    [Fact]
    public async Task Witness_ThatIsHonest_CosignsAsTheLogGrows()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        var ask = new AskWitness(_client, witness.Witness);
        foreach (var size in new[] { 0L, 3, 3, 8, 300 })
        {
            var answer = await AskAsync(ask, size);
            var note = _log.Checkpoint(size).With(answer.ShouldBeOfType<WitnessAnswer.Cosigned>().Signature);
            new TrustPolicy(_log.Key.Verifier, [witness.Key.Verifier], 1).TryOpen(note, out var trusted, out _).ShouldBeTrue();
            trusted!.CosignedAt.ShouldBe(witness.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task Witness_WhoseSizeWeForgot_IsAskedAgainFromThere()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        (await AskAsync(new AskWitness(_client, witness.Witness), 7)).ShouldBeOfType<WitnessAnswer.Cosigned>();

        var answer = await AskAsync(new AskWitness(_client, witness.Witness), 12);

        answer.ShouldBeOfType<WitnessAnswer.Cosigned>();
    }

    [Fact]
    public async Task Witness_ThatKnowsMoreThanWe_IsAheadUntilWeAreThere()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        (await AskAsync(new AskWitness(_client, witness.Witness), 12)).ShouldBeOfType<WitnessAnswer.Cosigned>();
        var behind = new AskWitness(_client, witness.Witness);

        (await AskAsync(behind, 7)).ShouldBe(new WitnessAnswer.Ahead(new TreeSize(12)));
        (await AskAsync(behind, 8)).ShouldBe(new WitnessAnswer.Ahead(new TreeSize(12)));
        (await AskAsync(behind, 13)).ShouldBeOfType<WitnessAnswer.Cosigned>();
    }

    [Fact]
    public async Task Log_WithAnotherPast_IsRefusedWith422()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        (await AskAsync(new AskWitness(_client, witness.Witness), 12)).ShouldBeOfType<WitnessAnswer.Cosigned>();
        var fork = _log.ForkAt(5);

        var answer = await new AskWitness(_client, witness.Witness).RunAsync(fork.Checkpoint(14), fork.ProofsTo(14), CancellationToken.None);

        answer.ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Log_NotWatched_IsRefusedWith404()
    {
        await using var witness = await TestWitness.StartAsync(new TestLog("other.test").Key.Verifier);
        var answer = await AskAsync(new AskWitness(_client, witness.Witness), 5);
        answer.ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Witness_WithAnotherKey_IsRefused()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        var expected = SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature);
        var answer = await AskAsync(new AskWitness(_client, new Witness(expected.Verifier, witness.Url)), 5);
        answer.ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\0\u0001\r\n")]
    [InlineData("<html>")]
    [InlineData("— witness.test AAAA\n")]
    [InlineData("— witness.test AAAAAAAAAAAAAAAA\n")]
    public async Task Answer_WithoutACosignature_IsRefused(string body)
    {
        await using var witness = await LyingWitness.StartAsync(Says(200, body));
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cosignature_OfAnotherCheckpoint_IsRefused()
    {
        await using var witness = await LyingWitness.StartAsync(Cosigns(_log.Checkpoint(4).Text));
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>();
    }

    [Fact]
    public async Task Cosignature_OfOurTextGoneOn_IsRefused()
    {
        await using var witness = await LyingWitness.StartAsync(Cosigns($"{_log.Checkpoint(5).Text}\nmore\n", before: "more\n\n"));
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>();
    }

    [Fact]
    public async Task Cosignature_AmongLinesOfStrangers_IsFound()
    {
        var text = _log.Checkpoint(5).Text;
        var stranger = SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature).Cosign(text, DateTimeOffset.UnixEpoch.AddDays(1));
        await using var witness = await LyingWitness.StartAsync(Cosigns(text, before: $"{stranger}\n", after: $"\n{stranger}\n"));
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Cosigned>();
    }

    [Fact]
    public async Task Witness_ThatChangesItsMind_IsAskedTwiceAndNoMore()
    {
        await using var witness = await LyingWitness.StartAsync(SaysSize(3), SaysSize(4));
        var answer = await AskAsync(new AskWitness(_client, witness.Witness), 5);
        answer.ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.Conflict);
        witness.Asked.ShouldBe([0, 3]);
    }

    [Fact]
    public async Task Witness_ThatWantsTheSizeItWasAskedFrom_IsRefused()
    {
        await using var witness = await LyingWitness.StartAsync(SaysSize(0));
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>();
        witness.Asked.ShouldBe([0]);
    }

    [Fact]
    public async Task Witness_ThatSaidItWasFarAhead_IsBelievedAgainLater()
    {
        await using var witness = await LyingWitness.StartAsync(SaysSize(long.MaxValue), SaysSize(2), Cosigns(_log.Checkpoint(5).Text));
        var ask = new AskWitness(_client, witness.Witness);
        (await AskAsync(ask, 5)).ShouldBe(new WitnessAnswer.Ahead(new TreeSize(long.MaxValue)));
        (await AskAsync(ask, 5)).ShouldBeOfType<WitnessAnswer.Cosigned>();
        witness.Asked.ShouldBe([0, 5, 2]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("77")]
    [InlineData("07\n")]
    [InlineData("-1\n")]
    [InlineData("7\n7\n")]
    [InlineData("99999999999999999999\n")]
    [InlineData("over there\n")]
    public async Task Conflict_WithoutASize_IsRefused(string body)
    {
        await using var witness = await LyingWitness.StartAsync(Says(409, body));
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Answer_ThatNeverEnds_IsRefused()
    {
        await using var witness = await LyingWitness.StartAsync(async (_, context) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[4096]);
        });
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBe(new WitnessAnswer.Refused(HttpStatusCode.OK, "its answer is too long"));
    }

    [Fact]
    public async Task Refusal_InWordsOfAStranger_IsOneShortPlainLine()
    {
        await using var witness = await LyingWitness.StartAsync(Says(500, $"\u001b[31mred {new string('x', 500)}\nsecond"));
        var why = (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>().Why;
        why.ShouldStartWith("?[31mred xxx");
        why.Length.ShouldBe(200);
    }

    [Fact]
    public async Task Redirection_IsNotFollowed()
    {
        await using var elsewhere = await LyingWitness.StartAsync(Cosigns(_log.Checkpoint(5).Text));
        await using var witness = await LyingWitness.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Witness.Url.ToString();
            return Task.CompletedTask;
        });
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(HttpStatusCode.TemporaryRedirect);
        elsewhere.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Witness_ThatHangsUp_IsUnreachable()
    {
        await using var witness = await LyingWitness.StartAsync((_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        (await AskAsync(new AskWitness(_client, witness.Witness), 5)).ShouldBeOfType<WitnessAnswer.Unreachable>();
    }

    [Fact]
    public async Task Witness_ThatNobodyIs_IsUnreachable()
    {
        var nobody = new Witness(SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature).Verifier, ServerProcess.FreeUrl());
        (await AskAsync(new AskWitness(_client, nobody), 5)).ShouldBeOfType<WitnessAnswer.Unreachable>();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Witness_ThatDoesNotAnswerInTime_IsUnreachable(bool begins)
    {
        using var time = new CancellationTokenSource();
        await using var witness = await LyingWitness.StartAsync(async (_, context) =>
        {
            if (begins)
                await context.Response.Body.WriteAsync("— wit"u8.ToArray());
            await time.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        (await AskAsync(new AskWitness(_client, witness.Witness), 5, time.Token)).ShouldBe(new WitnessAnswer.Unreachable("no answer in time"));
    }

    [Fact]
    public async Task Proof_ThatCannotBeMade_IsOurFailureAndThrown()
    {
        await using var witness = await LyingWitness.StartAsync(SaysSize(3));
        await Should.ThrowAsync<InvalidDataException>(() => new AskWitness(_client, witness.Witness)
            .RunAsync(_log.Checkpoint(5), _ => throw new InvalidDataException("no disk"), CancellationToken.None));
    }

    public void Dispose() => _client.Dispose();

    private Task<WitnessAnswer> AskAsync(AskWitness ask, long size, CancellationToken cancel = default) =>
        ask.RunAsync(_log.Checkpoint(size), _log.ProofsTo(size), cancel);
}
