using System.Net;

namespace Ledgerline.Web.Tests.Security;

public class HeadersTests(Site site)
{
    [Theory]
    [InlineData("/en/declare", HttpStatusCode.OK)]
    [InlineData("/en/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/en/fails", HttpStatusCode.InternalServerError)]
    [InlineData("/", HttpStatusCode.Redirect)]
    public async Task Answer_OfEveryKind_KeepsToItself(string path, HttpStatusCode status)
    {
        var (response, _) = await site.GetAsync(path);

        response.StatusCode.ShouldBe(status);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'self'");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin");
        response.Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=()");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task StaffPage_BehindTls_HasSecureCookiesAndTransportSecurity()
    {
        await using var app = Site.Build(["--urls", "http://127.0.0.1:0"], https: true);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single() + "/call") { Headers = { { "Permissions", Permission.TakeCalls } } };
        using var client = new HttpClient();
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-");
        cookie.ShouldContain("secure");
        response.Headers.Vary.ShouldContain("Accept-Language");
    }

    [Fact]
    public async Task PublicForm_Always_HasNoToken()
    {
        var (_, page) = await site.GetAsync("/en/declare");
        page.QuerySelectorAll("input[type=hidden]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_Always_HasNoInlineScriptOrStyle()
    {
        var (_, page) = await site.GetAsync("/en/sheet");
        page.QuerySelectorAll("script:not([src]), style, [style], [onclick]").ShouldBeEmpty();
        page.QuerySelectorAll("[src], link[href]").Select(each => each.GetAttribute("src") ?? each.GetAttribute("href"))
            .ShouldAllBe(address => address!.StartsWith('/'));
    }

    [Fact]
    public async Task StyleSheetAndScripts_AsLinked_AreThereAndCacheable()
    {
        var (_, page) = await site.GetAsync("/en/declare");
        foreach (var address in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]").Select(each => each.GetAttribute("href") ?? each.GetAttribute("src")!))
        {
            var (asset, _) = await site.GetAsync(address);
            asset.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            asset.Headers.CacheControl!.ToString().ShouldContain("immutable", customMessage: address);
        }
    }

    [Fact]
    public async Task FirstView_OfAPublicPage_IsUnder60KBCompressed()
    {
        var (response, page) = await site.GetAsync("/en/sheet");
        var total = response.Content.Headers.ContentLength ?? (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        foreach (var address in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]").Select(each => each.GetAttribute("href") ?? each.GetAttribute("src")!))
        {
            var (asset, _) = await site.GetAsync(address, ("Accept-Encoding", "gzip"));
            total += (await asset.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        total.ShouldBeLessThan(60_000);
    }
}
