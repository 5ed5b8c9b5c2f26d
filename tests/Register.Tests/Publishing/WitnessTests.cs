using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Publishing;

public sealed class WitnessTests
{
    private static readonly VerifierKey Key = SigningKey.Generate("w@example.org/one", SignatureType.Ed25519Cosignature).Verifier;

    [Theory]
    [InlineData("https://witness.example.org", "https://witness.example.org/")]
    [InlineData("https://witness.example.org/", "https://witness.example.org/")]
    [InlineData("http://127.0.0.1:5081/a/b", "http://127.0.0.1:5081/a/b/")]
    [InlineData("https://witness.example.org/@here", "https://witness.example.org/@here/")]
    public void Text_OfKeyAndAddress_IsRead(string url, string prefix)
    {
        Witness.TryParse($"{Key}@{url}", out var witness).ShouldBeTrue();
        witness!.Key.ShouldBe(Key);
        witness.Url.ToString().ShouldBe(prefix);
        witness.ToString().ShouldBe($"{Key}@{prefix}");
    }

    [Theory]
    [InlineData("KEY")]
    [InlineData("KEY@")]
    [InlineData("KEY@witness.example.org")]
    [InlineData("KEY@/here")]
    [InlineData("KEY@ftp://witness.example.org")]
    [InlineData("KEY@file:///etc/passwd")]
    [InlineData("KEY@https://me:secret@witness.example.org")]
    [InlineData("KEY@https://witness.example.org/?a=b")]
    [InlineData("KEY@https://witness.example.org/#a")]
    [InlineData("https://witness.example.org")]
    [InlineData("a+b@https://witness.example.org")]
    [InlineData("")]
    [InlineData(null)]
    public void Text_OfAnythingElse_IsRefused(string? text) =>
        Witness.TryParse(text?.Replace("KEY", Key.ToString(), StringComparison.Ordinal), out _).ShouldBeFalse();

    [Fact]
    public void Key_OfALog_IsRefused()
    {
        var log = SigningKey.Generate("log.test", SignatureType.Ed25519).Verifier;
        Witness.TryParse($"{log}@https://witness.example.org", out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new Witness(log, new Uri("https://witness.example.org")));
    }
}
