using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Certificates;

public sealed class CertificatePictureTests
{
    [Fact]
    public async Task Picture_OfAnEntry_IsADownloadThatCanDoNothing()
    {
        await using var system = await Certifying.StartAsync();
        await system.EnterAsync(Draft("晨光", Organisations.YoungPioneers));
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/entry/0/certificate.svg", UriKind.Relative));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/svg+xml");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName.ShouldBe("certificate-0.svg");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'; sandbox"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Picture_OfAnEntry_SaysTheSameAsThePage()
    {
        await using var system = await Certifying.StartAsync();
        await system.EnterAsync(Draft("晨光", Organisations.YoungPioneers));
        using var client = system.Client();

        var picture = await client.PictureAsync(0);

        picture.Attribute("viewBox")!.Value.ShouldBe("0 0 1200 630");
        picture.Lines().ShouldBe(
        [
            "Public register of withdrawals", "The public register holds the declaration of", "晨光", "Pseudonym",
            "who has declared withdrawal from the Young Pioneers.", "Entry 0", "22 November 2026", $"{Certifying.Site}/en/entry/0",
        ]);
        var page = await client.PageAsync("/en/entry/0/certificate");
        picture.Elements().Last().Attribute("d")!.Value.ShouldBe(page.QuerySelector(".checking path")!.GetAttribute("d"));
        picture.DescendantsAndSelf().SelectMany(each => each.Attributes()).Select(each => each.Name.LocalName)
            .ShouldAllBe(name => name != "style" && name != "href" && !name.StartsWith("on", StringComparison.Ordinal));
    }
}
