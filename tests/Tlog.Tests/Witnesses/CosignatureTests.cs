using System.Buffers.Binary;
using Ledgerline.Tlog.Tests.Notes;

namespace Ledgerline.Tlog.Tests.Witnesses;

public class CosignatureTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1679315147);
    private static readonly SigningKey Witness = SigningKey.Generate("witness.example/w1", SignatureType.Ed25519Cosignature);

    [Fact]
    public void Message_OfTheExample_IsTheSpecifications() =>
        System.Text.Encoding.UTF8.GetString(Cosignature.Message(1679315147, Examples.CheckpointText)).ShouldBe(
            "cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");

    [Fact]
    public void Line_OfTheExample_SaysItsTime()
    {
        var line = Examples.Parse(Examples.Cosigned).Signatures[1];
        line.KeyId.ShouldBe(0x8d66cf3fu);
        line.Bytes.Length.ShouldBe(Cosignature.LengthBytes);
        BinaryPrimitives.ReadInt64BigEndian(line.Bytes.Span).ShouldBe(1679315147);
    }

    [Fact]
    public void Cosignature_Made_IsVerifiedWithItsTime()
    {
        var line = Witness.Cosign(Examples.CheckpointText, Time.AddMilliseconds(999));
        BinaryPrimitives.ReadInt64BigEndian(line.Bytes.Span).ShouldBe(1679315147);
        var note = Examples.Parse(Examples.Cosigned).With(line);
        note.Verify(Witness.Verifier).ShouldHaveSingleItem().CosignedAt.ShouldBe(Time);
    }

    [Fact]
    public void Cosignature_OfExtensionLines_CoversThem()
    {
        var text = Examples.CheckpointText + "extension\n";
        var line = Witness.Cosign(text, Time);
        new SignedNote(text, [line]).Verify(Witness.Verifier).Count.ShouldBe(1);
        new SignedNote(Examples.CheckpointText, [line]).Verify(Witness.Verifier).ShouldBeEmpty();
    }

    [Fact]
    public void Cosignature_ChangedAnywhere_SpoilsTheNote()
    {
        var right = Witness.Cosign(Examples.CheckpointText, Time);
        for (var at = 0; at < right.Bytes.Length; at++)
        {
            var bytes = right.Bytes.ToArray();
            bytes[at] ^= 1;
            new SignedNote(Examples.CheckpointText, [right with { Bytes = bytes }]).Verify(Witness.Verifier).ShouldBeEmpty();
        }

        new SignedNote(Examples.CheckpointText, [right with { Bytes = right.Bytes[..^1] }]).Verify(Witness.Verifier).ShouldBeEmpty();
        new SignedNote(Examples.CheckpointText, [right with { Bytes = right.Bytes[..4] }]).Verify(Witness.Verifier).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(253402300800)] // the year 10000
    [InlineData(long.MaxValue)]
    public void Cosignature_OfATimeThatIsNone_IsWrong(long seconds)
    {
        var secret = new byte[32];
        var key = new VerifierKey("w", SignatureType.Ed25519Cosignature, Ed25519.PublicKey(secret));
        SignedNote Signed(long at) => new(Examples.CheckpointText,
            [new NoteSignature("w", key.Id, Cosignature.Bytes(at, Ed25519.Sign(secret, Cosignature.Message(at, Examples.CheckpointText))))]);
        Signed(seconds).Verify(key).ShouldBeEmpty();
        Signed(1).Verify(key).Count.ShouldBe(1);
        Signed(253402300799).Verify(key).Count.ShouldBe(1);
    }

    [Fact]
    public void Witness_AskedForATimeBefore1970_Refuses()
    {
        foreach (var time in new[] { DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(-1), DateTimeOffset.MinValue })
            Should.Throw<ArgumentOutOfRangeException>(() => Witness.Cosign(Examples.CheckpointText, time));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a note\n")]
    [InlineData("o\n1\n")]
    public void Witness_AskedForWhatIsNoCheckpoint_Refuses(string text) => Should.Throw<ArgumentException>(() => Witness.Cosign(text, Time));
}
