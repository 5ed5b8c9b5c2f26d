using Ledgerline.Testing.Logs;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Auditing;

public sealed class WrongCheckpointTests : IDisposable
{
    private readonly TestLog _log = TestLog.Of(600);

    [Fact]
    public async Task Checkpoint_RolledBack_IsNamed()
    {
        (await _log.AuditAsync(_log.StateFile())).ShouldBeAllRight();
        _log.Publish(500);
        var finding = (await _log.AuditAsync(_log.StateFile())).Only();
        finding.ShouldBe(new AuditFinding(FindingKind.RolledBack, null, "the log was rolled back: it has 500 entries, and had 600 before"));
        // Whoever has not seen it before cannot know.
        (await _log.AuditAsync()).ShouldBeAllRight();
    }

    [Theory]
    [InlineData(600)]
    [InlineData(601)]
    [InlineData(900)]
    public async Task Checkpoint_Forked_IsNamed(int size)
    {
        (await _log.AuditAsync(_log.StateFile())).ShouldBeAllRight();
        _log.Grow(300);
        _log.Entries[10] = TestEntry.Declare(10, TestEntry.FirstDay, Organisations.Party);
        _log.Publish(size);
        var finding = (await _log.AuditAsync(_log.StateFile())).Only();
        finding.Kind.ShouldBe(FindingKind.Forked);
        finding.Text.ShouldStartWith("the log was forked");
        (await _log.AuditAsync()).ShouldBeAllRight();
    }

    [Fact]
    public async Task Checkpoint_SignedByAnotherKey_IsNamed()
    {
        var request = _log.Request();
        _log.Key = SigningKey.Generate(TestLog.Origin, SignatureType.Ed25519);
        _log.Publish();
        var report = await new AuditLog(Auditing.Clock).RunAsync(request);
        report.ShouldName(FindingKind.WrongSignature, null, "is not signed by the log's key");
        report.ShouldName(FindingKind.OtherVerifierKey, null, "instead of");
        report.Checkpoint.ShouldBeNull();
    }

    [Fact]
    public async Task Checkpoint_WithAWrongSignatureOfTheLog_IsNamed()
    {
        Spoil(_log.Key.Verifier);
        (await _log.AuditAsync()).Only().Text.ShouldBe($"the signature of the log {TestLog.Origin} on its checkpoint is wrong");
    }

    [Fact]
    public async Task Checkpoint_WithALyingWitness_IsNamed()
    {
        Spoil(_log.Witnesses[1].Verifier);
        (await _log.AuditAsync()).Only().Text.ShouldBe("the cosignature of the witness witness.example/two is wrong");
    }

    [Fact]
    public async Task Checkpoint_WithoutQuorum_IsNamed()
    {
        var other = SigningKey.Generate("witness.example/three", SignatureType.Ed25519Cosignature).Verifier;
        var report = await new AuditLog(Auditing.Clock).RunAsync(_log.Request() with { Witnesses = [_log.Witnesses[0].Verifier, other] });
        report.Only().ShouldBe(new AuditFinding(FindingKind.NoQuorum, null, "1 of the known witnesses have cosigned the checkpoint; 2 must have"));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    public async Task Checkpoint_Garbage_IsNamed(string text)
    {
        File.WriteAllText(_log.FileOf("checkpoint"), text);
        (await _log.AuditAsync()).Only().Kind.ShouldBe(FindingKind.CheckpointMalformed);
    }

    [Fact]
    public async Task Checkpoint_OfAnotherLog_IsNamed()
    {
        using var other = TestLog.Of(10);
        other.Key = SigningKey.Generate("elsewhere.example/log", SignatureType.Ed25519);
        other.Publish();
        File.Copy(other.FileOf("checkpoint"), _log.FileOf("checkpoint"), overwrite: true);
        (await _log.AuditAsync()).Only().Text.ShouldContain("another log's");
    }

    [Fact]
    public async Task State_OfAnotherLog_IsRefused()
    {
        await _log.AuditAsync(_log.StateFile());
        using var other = TestLog.Of(10);
        (await Should.ThrowAsync<FormatException>(() => other.AuditAsync(_log.StateFile()))).Message.ShouldContain("another log");
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"annulled\": \"", "\"annulled\": \"////")]
    [InlineData("\"size\": 600", "\"size\": 900")]
    [InlineData("{", "[")]
    public async Task State_Broken_IsRefused(string from, string to)
    {
        await _log.AuditAsync(_log.StateFile());
        File.WriteAllText(_log.StateFile(), File.ReadAllText(_log.StateFile()).Replace(from, to, StringComparison.Ordinal));
        await Should.ThrowAsync<FormatException>(() => _log.AuditAsync(_log.StateFile()));
    }

    public void Dispose() => _log.Dispose();

    /// <summary>Changes a signature's last byte and nothing else.</summary>
    private void Spoil(VerifierKey key)
    {
        SignedNote.TryParse(File.ReadAllBytes(_log.FileOf("checkpoint")), out var note).ShouldBeTrue();
        var spoiled = note!.Signatures.Select(signature => !key.Made(signature) ? signature : signature with { Bytes = Flip(signature.Bytes.ToArray()) });
        File.WriteAllBytes(_log.FileOf("checkpoint"), new SignedNote(note.Text, [.. spoiled]).ToBytes());
    }

    private static byte[] Flip(byte[] bytes)
    {
        bytes[^1] ^= 1;
        return bytes;
    }
}
