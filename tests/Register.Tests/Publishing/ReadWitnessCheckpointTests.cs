using Ledgerline.Register.Publishing;
using Ledgerline.Register.Tests.Witnessing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using static Ledgerline.Register.Tests.Publishing.LyingWitness;

namespace Ledgerline.Register.Tests.Publishing;

public sealed class ReadWitnessCheckpointTests : IDisposable
{
    private readonly TestLog _log = new();
    private readonly HttpClient _client = WitnessHttp.NewClient();

    [Fact]
    public async Task Checkpoint_ThatWasCosigned_IsFound()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        (await ReadAsync(witness.Witness)).ShouldBeOfType<WitnessedCheckpoint.None>();
        await new AskWitness(_client, witness.Witness).RunAsync(_log.Checkpoint(5), _log.ProofsTo(5), CancellationToken.None);

        var found = (await ReadAsync(witness.Witness)).ShouldBeOfType<WitnessedCheckpoint.Found>().Trusted;

        found.Checkpoint.ShouldBe(new Checkpoint(TestLog.Origin, new TreeSize(5), _log.Root(5)));
        found.CosignedAt.ShouldBe(witness.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Checkpoint_TheWitnessDidNotCosign_IsNotBelieved()
    {
        await using var witness = await LyingWitness.StartAsync(Says(200, _log.Checkpoint(5).ToString()));
        (await ReadAsync(witness.Witness)).ShouldBe(new WitnessedCheckpoint.Unknown("its checkpoint is not to be believed: NoQuorum"));
    }

    [Fact]
    public async Task Checkpoint_TheLogDidNotSign_IsNotBelieved()
    {
        var text = new TestLog().Checkpoint(5).Text;
        await using var witness = await LyingWitness.StartAsync(Cosigns(text, before: $"{text}\n"));
        (await ReadAsync(witness.Witness)).ShouldBe(new WitnessedCheckpoint.Unknown("its checkpoint is not to be believed: WrongSignature"));
    }

    [Fact]
    public async Task Checkpoint_OfAnotherLog_IsNotBelieved()
    {
        var note = new TestLog("other.test").Checkpoint(5);
        await using var witness = await LyingWitness.StartAsync(Cosigns(note.Text, before: note.ToString()));
        (await ReadAsync(witness.Witness)).ShouldBe(new WitnessedCheckpoint.Unknown("its checkpoint is not to be believed: WrongOrigin"));
    }

    [Theory]
    [InlineData(200, "garbage", "its checkpoint is not to be believed: Malformed")]
    [InlineData(503, "", "status 503")]
    public async Task Answer_ThatIsNoCheckpoint_IsUnknown(int status, string body, string why)
    {
        await using var witness = await LyingWitness.StartAsync(Says(status, body));
        (await ReadAsync(witness.Witness)).ShouldBe(new WitnessedCheckpoint.Unknown(why));
    }

    [Fact]
    public async Task Witness_ThatNobodyIs_IsUnknown()
    {
        var nobody = new Witness(SigningKey.Generate("witness.test", SignatureType.Ed25519Cosignature).Verifier, ServerProcess.FreeUrl());
        (await ReadAsync(nobody)).ShouldBeOfType<WitnessedCheckpoint.Unknown>();
    }

    public void Dispose() => _client.Dispose();

    private Task<WitnessedCheckpoint> ReadAsync(Witness witness) => new ReadWitnessCheckpoint(_client).RunAsync(witness, _log.Key.Verifier, CancellationToken.None);
}
