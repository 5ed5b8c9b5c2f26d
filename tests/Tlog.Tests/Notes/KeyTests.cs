namespace Ledgerline.Tlog.Tests.Notes;

public class KeyTests
{
    [Theory]
    [InlineData("example.com/foo", true)]
    [InlineData("oid/1.3.6.1.4.1.32473", true)]
    [InlineData("日志.example/甲", true)]
    [InlineData("😀", true)]
    [InlineData("\ufffd", true)]
    [InlineData("a\u007f", true)] // allowed by the specification, which names those below U+0020
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a+b", false)]
    [InlineData("a\u00a0b", false)]
    [InlineData("a\u3000b", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u0085b", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\0", false)]
    [InlineData("a\u001f", false)]
    public void Name_OfAKey_HasNoSpaceAndNoPlus(string name, bool valid) => KeyName.IsValid(name).ShouldBe(valid);

    [Fact]
    public void Name_WithHalfACharacter_IsNone()
    {
        KeyName.IsValid("a\ud83d").ShouldBeFalse();
        KeyName.IsValid("\ude00a").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Examples.Vkey, "example.com/foo", 0x530d903a)]
    [InlineData(Examples.GoVkey, "PeterNeumann", 0xc74f20a3)]
    public void VerifierKey_OfTheExamples_IsReadAndWritten(string vkey, string name, uint id)
    {
        VerifierKey.TryParse(vkey, out var key).ShouldBeTrue();
        (key.Name, key.Id, key.Type, key.ToString()).ShouldBe((name, id, SignatureType.Ed25519, vkey));
        VerifierKey.TryParse($" {vkey}\n", out var padded).ShouldBeTrue();
        padded.ShouldBe(key);
        padded.GetHashCode().ShouldBe(key.GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.com/foo")]
    [InlineData("example.com/foo+530d903a")]
    [InlineData("example.com/foo+530d903a+")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")] // another name has another id
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+0530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2kAA==")]
    [InlineData("example.com/foo+530d903a+BukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")] // type 06 is not here
    [InlineData("example.com /foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    public void VerifierKey_InAnyOtherForm_IsNotRead(string? vkey) => VerifierKey.TryParse(vkey, out _).ShouldBeFalse();

    [Fact]
    public void VerifierKey_OfTheSameBytes_DiffersByNameAndType()
    {
        var bytes = new byte[32];
        var key = new VerifierKey("a", SignatureType.Ed25519, bytes);
        key.ShouldBe(new VerifierKey("a", SignatureType.Ed25519, bytes));
        foreach (var other in new[] { new VerifierKey("b", SignatureType.Ed25519, bytes), new VerifierKey("a", SignatureType.Ed25519Cosignature, bytes) })
        {
            other.ShouldNotBe(key);
            other.Id.ShouldNotBe(key.Id);
        }
    }

    [Fact]
    public void VerifierKey_OfWhatCannotBeOne_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new VerifierKey("a b", SignatureType.Ed25519, new byte[32]));
        Should.Throw<ArgumentException>(() => new VerifierKey("a", SignatureType.Ed25519, new byte[31]));
        Should.Throw<ArgumentException>(() => new VerifierKey("a", (SignatureType)6, new byte[32]));
    }

    [Fact]
    public void SigningKey_OfGosExample_SignsAsItDoes()
    {
        SigningKey.TryParse(Examples.GoSecret + "\n", out var key).ShouldBeTrue();
        key.Verifier.ToString().ShouldBe(Examples.GoVkey);
        key.ToSecretText().ShouldBe(Examples.GoSecret);
        new SignedNote(Examples.GoText, [key.Sign(Examples.GoText)]).ToString().ShouldBe(Examples.GoNote);
    }

    [Theory]
    [InlineData(SignatureType.Ed25519)]
    [InlineData(SignatureType.Ed25519Cosignature)]
    public void SigningKey_Generated_IsReadFromItsText(SignatureType type)
    {
        var key = SigningKey.Generate("example.com/log", type);
        SigningKey.TryParse(key.ToSecretText(), out var read).ShouldBeTrue();
        read.Verifier.ShouldBe(key.Verifier);
        read.Verifier.Type.ShouldBe(type);
        key.ToString().ShouldBe("example.com/log");
        SigningKey.Generate("example.com/log", type).ToSecretText().ShouldNotBe(key.ToSecretText());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Examples.GoVkey)]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeuman+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFzAA==")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDF")]
    [InlineData("PRIVATE+KEY+PeterNeumann+c74f20a3")]
    [InlineData("private+key+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")]
    public void SigningKey_InAnyOtherForm_IsNotRead(string? text) => SigningKey.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void SigningKey_OfTheOtherKind_DoesNotSign()
    {
        var (log, witness) = (SigningKey.Generate("a", SignatureType.Ed25519), SigningKey.Generate("b", SignatureType.Ed25519Cosignature));
        Should.Throw<InvalidOperationException>(() => witness.Sign(Examples.CheckpointText));
        Should.Throw<InvalidOperationException>(() => log.Cosign(Examples.CheckpointText, DateTimeOffset.UnixEpoch.AddSeconds(1)));
        Should.Throw<ArgumentException>(() => SigningKey.Generate("a b", SignatureType.Ed25519));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no line feed")]
    [InlineData("a\r\n")]
    [InlineData("a\tb\n")]
    public void SigningKey_ForWhatIsNoNote_DoesNotSign(string text) =>
        Should.Throw<ArgumentException>(() => SigningKey.Generate("a", SignatureType.Ed25519).Sign(text));
}
