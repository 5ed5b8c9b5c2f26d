namespace Ledgerline.Tlog.Tests.Notes;

public class CheckpointTests
{
    private const string Root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    [Fact]
    public void Checkpoint_OfTheExample_IsReadAndWritten()
    {
        var note = Examples.Parse(Examples.Cosigned);
        note.ToString().ShouldBe(Examples.Cosigned);
        note.Signatures.Select(signature => signature.KeyName).ShouldBe(["example.com/behind-the-sofa", "witness.example.com/w1"]);
        Checkpoint.TryParse(note.Text, out var checkpoint).ShouldBeTrue();
        (checkpoint.Origin, checkpoint.Size.Value, checkpoint.Root.ToString()).ShouldBe(("example.com/behind-the-sofa", 20852163, Root));
        checkpoint.ToNoteText().ShouldBe(Examples.CheckpointText);
    }

    [Theory]
    [InlineData("an origin with spaces + a plus\n0\n" + Root + "\n")]
    [InlineData("o\n9223372036854775807\n" + Root + "\n")]
    [InlineData("o\n1\n" + Root + "\nextension\nanother one\n")]
    public void Checkpoint_WithWhatIsAllowed_IsRead(string text) => Checkpoint.TryParse(text, out _).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("o\n")]
    [InlineData("o\n1\n")]
    [InlineData("o\n1\n" + Root)]
    [InlineData("\n1\n" + Root + "\n")]
    [InlineData("o\n\n" + Root + "\n")]
    [InlineData("o\n01\n" + Root + "\n")]
    [InlineData("o\n-1\n" + Root + "\n")]
    [InlineData("o\n 1\n" + Root + "\n")]
    [InlineData("o\n9223372036854775808\n" + Root + "\n")]
    [InlineData("o\n1\n" + Root + "\n\n")]
    [InlineData("o\n1\n" + Root + "\n\nextension\n")]
    [InlineData("o\n1\n" + Root + " \n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n")]
    [InlineData("o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("o\n1\nAAAA\n")]
    [InlineData("o\r\n1\r\n" + Root + "\r\n")]
    public void Checkpoint_InAnyOtherForm_IsNotRead(string text) => Checkpoint.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Checkpoint_SignedByItsLog_IsVerified()
    {
        var key = SigningKey.Generate("example.com/log", SignatureType.Ed25519);
        var checkpoint = new Checkpoint("example.com/log", new TreeSize(3), TreeHash.OfLeaf([1]));
        var note = Examples.Parse(checkpoint.Sign(key).ToString());
        note.Verify(key.Verifier).ShouldHaveSingleItem().CosignedAt.ShouldBeNull();
        Checkpoint.TryParse(note.Text, out var read).ShouldBeTrue();
        read.ShouldBe(checkpoint);
    }

    [Fact]
    public void Checkpoint_ForAnotherKey_IsNotSigned()
    {
        var checkpoint = new Checkpoint("example.com/log", TreeSize.Zero, TreeHash.OfEmptyTree);
        Should.Throw<ArgumentException>(() => checkpoint.Sign(SigningKey.Generate("example.com/other", SignatureType.Ed25519)));
        Should.Throw<InvalidOperationException>(() => checkpoint.Sign(SigningKey.Generate("example.com/log", SignatureType.Ed25519Cosignature)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\t")]
    public void Checkpoint_OfWhatIsNoOrigin_IsRefused(string origin) => Should.Throw<ArgumentException>(() => new Checkpoint(origin, TreeSize.Zero, TreeHash.OfEmptyTree));
}
