using System.Net;

namespace Ledgerline.Web.Tests.Errors;

public class ErrorPagesTests(Site site)
{
    [Theory]
    [InlineData(400, "error.400.title")]
    [InlineData(403, "error.403.title")]
    [InlineData(404, "error.404.title")]
    [InlineData(405, "error.405.title")]
    [InlineData(410, "error.410.title")]
    [InlineData(413, "error.413.title")]
    [InlineData(418, "error.400.title")]
    [InlineData(429, "error.429.title")]
    [InlineData(500, "error.500.title")]
    [InlineData(503, "error.503.title")]
    [InlineData(502, "error.500.title")]
    public async Task Refusal_WithoutWords_GetsAPage(int status, string key)
    {
        var (response, page) = await site.GetAsync($"/status/{status}");
        ((int)response.StatusCode).ShouldBe(status);
        page.QuerySelector("h1")!.TextContent.ShouldBe(Text.In("en")[key]);
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.DocumentElement.GetAttribute("dir").ShouldBe("ltr");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/en/nowhere")]
    [InlineData("/tlh/declare")]
    [InlineData("/_content/Ledgerline.Web/nowhere.css")]
    [InlineData("/en/declare/<script>alert(1)</script>")]
    public async Task UnknownAddress_IsNotFound_AndNotRepeated(string path)
    {
        var (response, page) = await site.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
        page.DocumentElement.OuterHtml.ShouldNotContain("alert(1)");
        page.DocumentElement.OuterHtml.ShouldNotContain("nowhere");
    }

    [Theory]
    [InlineData("/en/fails", HttpStatusCode.InternalServerError)]
    [InlineData("/bad", HttpStatusCode.BadRequest)]
    public async Task Exception_Always_IsAPageWithoutItsWords(string path, HttpStatusCode status)
    {
        var (response, page) = await site.GetAsync(path);
        response.StatusCode.ShouldBe(status);
        page.DocumentElement.OuterHtml.ShouldNotContain("secret");
        page.DocumentElement.OuterHtml.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Refusal_WithItsOwnWords_IsLeftAlone()
    {
        var (_, page) = await site.GetAsync("/plain");
        page.Body!.TextContent.ShouldBe("gone");
    }

    [Theory]
    [InlineData("PUT", "/en/declare")]
    [InlineData("DELETE", "/en/declare")]
    [InlineData("POST", "/status/404")]
    public async Task Method_ThatAPageDoesNotHave_IsNotAllowed(string method, string path)
    {
        var (response, _) = await site.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Endpoint_ThatDeclaresNothing_IsDenied()
    {
        var (asNobody, _) = await site.GetAsync("/undeclared");
        var (asOperator, _) = await site.GetAsync("/undeclared", ("Permissions", string.Join(',', Permission.All)));
        asNobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        asOperator.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Navigation_OfStaff_ShowsWhatThePersonMay()
    {
        var (response, page) = await site.GetAsync("/call", ("Permissions", Permission.TakeCalls));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelectorAll("header nav a").Select(link => link.TextContent).ShouldBe(["Call", "My shift"]);
        page.QuerySelector("header nav a[aria-current=page]")!.TextContent.ShouldBe("Call");
        page.QuerySelector("form.sign-out")!.GetAttribute("action").ShouldBe(WebModule.SignOutPath);

        var (refused, _) = await site.GetAsync("/call", ("Permissions", Permission.ManageCentre));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task FirstPage_Always_LeadsToTheLanguageAskedFor()
    {
        var (response, _) = await site.GetAsync("/", ("Accept-Language", "tlh, en;q=0.3"));
        response.Headers.Location!.ToString().ShouldBe("/en/");
        response.Headers.Vary.ShouldContain("Accept-Language");
    }
}
