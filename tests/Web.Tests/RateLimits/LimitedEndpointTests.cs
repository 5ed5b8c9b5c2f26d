using System.Net;
using System.Text.Json;

namespace Ledgerline.Web.Tests.RateLimits;

public class LimitedEndpointTests(Site site)
{
    private const string Forwarded = "X-Forwarded-For";

    [Fact]
    public async Task Page_TooOften_IsAPageThatSaysWhenToComeAgain()
    {
        for (var i = 0; i < 10; i++)
            (await site.GetAsync("/limited", (Forwarded, "203.0.113.1"))).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        var (refused, page) = await site.GetAsync("/limited", (Forwarded, "203.0.113.99"));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        page.QuerySelector("h1")!.TextContent.ShouldBe("Too many requests");
        (await site.GetAsync("/limited", (Forwarded, "203.0.114.1"))).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Api_TooOften_IsAProblem()
    {
        for (var i = 0; i < 60; i++)
            (await site.GetAsync("/api/limited", (Forwarded, "203.0.115.1"))).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        var (refused, _) = await site.GetAsync("/api/limited", (Forwarded, "203.0.115.1"));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(429);
        problem.RootElement.GetProperty("title").GetString().ShouldBe("Too many requests");
    }

    [Fact]
    public async Task Forwarded_BySomebodyBehindTheProxy_IsNotBelieved()
    {
        for (var i = 0; i < 10; i++)
            (await site.GetAsync("/limited", (Forwarded, $"192.0.2.{i}, 203.0.116.1"))).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await site.GetAsync("/limited", (Forwarded, "198.51.100.1, 203.0.116.1"))).Response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/<script>alert(1)</script>?secret", HttpStatusCode.NotFound)]
    public async Task Api_Refused_IsAProblemThatRepeatsNothing(string path, HttpStatusCode status)
    {
        var (answer, _) = await site.GetAsync(path, ("Accept-Language", "<b>x</b>, *;q=9"));

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldNotContain("alert");
        text.ShouldNotContain("secret");
    }
}
