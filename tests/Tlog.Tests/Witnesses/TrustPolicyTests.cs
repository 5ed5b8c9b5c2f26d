namespace Ledgerline.Tlog.Tests.Witnesses;

public class TrustPolicyTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    private static readonly SigningKey Log = SigningKey.Generate("example.com/log", SignatureType.Ed25519);
    private static readonly SigningKey[] Witnesses = [.. Enumerable.Range(1, 3).Select(i => SigningKey.Generate($"witness.example/w{i}", SignatureType.Ed25519Cosignature))];
    private static readonly Checkpoint Checkpoint = new("example.com/log", new TreeSize(7), TreeHash.OfLeaf([7]));

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(3, 0, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 2, true)]
    [InlineData(2, 3, false)]
    public void Checkpoint_CosignedBySome_IsBelievedFromTheQuorumOn(int cosigned, int quorum, bool believed)
    {
        Policy(quorum).TryOpen(Cosigned(cosigned).ToBytes(), out var trusted, out var refusal).ShouldBe(believed);
        if (!believed)
        {
            refusal.ShouldBe(CheckpointRefusal.NoQuorum);
            return;
        }

        trusted!.Checkpoint.ShouldBe(Checkpoint);
        trusted.Cosignatures.Count.ShouldBe(cosigned);
        trusted.CosignedAt.ShouldBe(cosigned == 0 ? null : Time.AddSeconds(cosigned - 1));
    }

    [Fact]
    public void Checkpoint_CosignedByOneWitnessTwice_HasOneCosignature()
    {
        var note = Cosigned(1).With(Witnesses[0].Cosign(Checkpoint.ToNoteText(), Time.AddSeconds(9)));
        Policy(2).TryOpen(note, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.NoQuorum);
    }

    [Fact]
    public void Checkpoint_CosignedByStrangers_HasNoQuorum()
    {
        var note = Checkpoint.Sign(Log).With(SigningKey.Generate("witness.example/w1", SignatureType.Ed25519Cosignature).Cosign(Checkpoint.ToNoteText(), Time));
        Policy(1).TryOpen(note, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.NoQuorum);
    }

    [Fact]
    public void Checkpoint_WithoutTheLogsSignature_IsNotBelieved()
    {
        var note = new SignedNote(Checkpoint.ToNoteText(), [.. Witnesses.Select(witness => witness.Cosign(Checkpoint.ToNoteText(), Time))]);
        Policy(0).TryOpen(note, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.WrongSignature);
    }

    [Fact]
    public void Checkpoint_WithAWrongSignatureOfAKnownKey_IsNotBelieved()
    {
        var wrong = Witnesses[2].Cosign((Checkpoint with { Size = new TreeSize(8) }).ToNoteText(), Time);
        Policy(1).TryOpen(Cosigned(2).With(wrong), out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.WrongSignature);
        Policy(1).TryOpen(Cosigned(2).With(wrong with { KeyName = "witness.example/other" }), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Checkpoint_OfAnotherLog_IsNotBelieved()
    {
        var other = Checkpoint with { Origin = "example.com/other" };
        Policy(0).TryOpen(new SignedNote(other.ToNoteText(), [Log.Sign(other.ToNoteText())]), out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.WrongOrigin);
    }

    [Fact]
    public void Checkpoint_ThatIsNone_IsMalformed()
    {
        Policy(0).TryOpen("\n\n"u8, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.Malformed);
        Policy(0).TryOpen(new SignedNote("a note\n", [Log.Sign("a note\n")]), out _, out refusal).ShouldBeFalse();
        refusal.ShouldBe(CheckpointRefusal.Malformed);
    }

    [Fact]
    public void Policy_OfTheLogsOwnWord_AsksForNoWitness() => new TrustPolicy(Log.Verifier).TryOpen(Cosigned(0), out _, out _).ShouldBeTrue();

    [Fact]
    public void Policy_ThatCannotBe_IsRefused()
    {
        var witness = Witnesses[0].Verifier;
        var sameKey = new VerifierKey("witness.example/else", SignatureType.Ed25519Cosignature, witness.PublicKey);
        Should.Throw<ArgumentException>(() => new TrustPolicy(Log.Verifier, [witness, witness], 1));
        Should.Throw<ArgumentException>(() => new TrustPolicy(Log.Verifier, [witness, sameKey], 2));
        Should.Throw<ArgumentException>(() => new TrustPolicy(Log.Verifier, [Log.Verifier], 1));
        Should.Throw<ArgumentException>(() => new TrustPolicy(Log.Verifier, [witness], 2));
        Should.Throw<ArgumentException>(() => new TrustPolicy(Log.Verifier, [witness], -1));
    }

    private static TrustPolicy Policy(int quorum) => new(Log.Verifier, [.. Witnesses.Select(witness => witness.Verifier)], quorum);

    private static SignedNote Cosigned(int count) =>
        Enumerable.Range(0, count).Aggregate(Checkpoint.Sign(Log), (note, i) => note.With(Witnesses[i].Cosign(Checkpoint.ToNoteText(), Time.AddSeconds(i))));
}
