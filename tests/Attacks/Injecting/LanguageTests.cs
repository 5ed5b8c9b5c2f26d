using Ledgerline.Attacks.Ground;

namespace Ledgerline.Attacks.Injecting;

/// <summary>Languages that are none, in the address and in what a browser asks for.</summary>
public sealed class LanguageTests(OneGround one) : IClassFixture<OneGround>
{
    [Theory]
    [InlineData("/xx")]
    [InlineData("/english")]
    [InlineData("/en-US-x-evil/register")]
    [InlineData("/e%0d%0an/register")]
    [InlineData("/en%00/register")]
    [InlineData("/%2e%2e%2fen/register")]
    [InlineData("/%3Cscript%3E/register")]
    [InlineData("/ar-SA-u-ca-umalqura/register")]
    public async Task AnAddress_InALanguageThatIsNone_IsNoPage(string path)
    {
        var answer = await one.Ground.Stranger().GetAsync(path);
        answer.Status.ShouldBeOneOf([400, 404]);
        answer.Body.ShouldNotContain("<script>");
        answer.Body.ShouldNotContain("umalqura");
    }

    /// <summary>Cultures that write dates or digits otherwise, tags without end, weights that are no number.</summary>
    [Fact]
    public async Task WhateverIsAskedFor_ThePage_IsInALanguageThatThereIs()
    {
        var plain = await one.Ground.Stranger().GetAsync("/sign-in");
        foreach (var header in (string[])
            [
                "ar-SA-u-ca-umalqura", "fa-IR", "th-TH-u-nu-thai", "xx;q=1e999", "en;q=NaN", "*;q=0.5,*", ";;;,,,;q=;", new string('a', 20_000), string.Concat(Enumerable.Repeat("x-", 10_000)),
                string.Join(',', Enumerable.Range(0, 3_000).Select(i => $"q{i};q=0.{i}")), "../../en", "en_US.UTF-8", "<script>alert(1)</script>",
            ])
        {
            var answer = await one.Ground.Stranger().GetAsync("/sign-in", request => request.Headers.TryAddWithoutValidation("Accept-Language", header));
            // What is longer than the server takes headers for is read by nobody.
            if (answer.Status == 431)
                continue;
            answer.Status.ShouldBe(200, header[..Math.Min(40, header.Length)]);
            answer.Body.ShouldContain("<html lang=\"en\" dir=\"ltr\">");
            answer.DifferenceFrom(plain).ShouldBeNull();
        }
    }
}
