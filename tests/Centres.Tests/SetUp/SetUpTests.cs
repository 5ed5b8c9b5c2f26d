using System.Net;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.SetUp;

public class SetUpTests
{
    private static readonly (string, string)[] Good = [("CentreName", "Harbour centre"), ("Name", "anna"), ("Password", TestSystem.Password)];

    [Fact]
    public async Task SetUp_TheLink_MakesCentreAndPersonOnce()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        using var client = system.Client();
        var path = await PathAsync(system);

        (await client.SubmitAsync(path, Good)).Headers.Location!.ToString().ShouldBe("/sign-in");

        using var anna = await system.SignInAsync("anna");
        (await anna.GetAsync(new Uri("/centre/people", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Each process of an empty system prints a link of its own: once somebody is there, none of them makes anybody.</summary>
    [Fact]
    public async Task SetUp_OnceSomebodyIsThere_MakesNobodyMore_BySomeOtherLink()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        using var client = system.Client();
        var path = await PathAsync(system);
        var form = await client.PageAsync(path);
        await system.AddPersonAsync("olga", await system.AddCentreAsync(), Role.Operator);

        (await client.SubmitAsync(form, "main form", Good)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await client.SubmitAsync("/sign-in", "#with-password", ("Name", "anna"), ("Password", TestSystem.Password))).StatusCode.ShouldBe(HttpStatusCode.OK, "there is no anna");
    }

    [Fact]
    public async Task SetUp_AnotherToken_IsNoPage()
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        await PathAsync(system);
        using var client = system.Client();

        (await client.GetAsync(new Uri("/set-up/00000000000000000000000000000000", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("CentreName", "", "Enter a name for the centre")]
    [InlineData("Name", " ", "Enter a sign-in name")]
    [InlineData("Name", "an\u202Ena", "Enter a sign-in name")]
    [InlineData("Password", "short", "at least 10 characters")]
    public async Task SetUp_SomethingMissing_SaysWhatAndKeepsTheRest(string field, string value, string message)
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        using var client = system.Client();
        var path = await PathAsync(system);

        var page = await (await client.SubmitAsync(path, [.. Good.Where(f => f.Item1 != field), (field, value)])).PageAsync();

        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe($"#{field}");
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain(message);
        if (field != "CentreName")
            page.QuerySelector("[name=CentreName]")!.GetAttribute("value").ShouldBe("Harbour centre");
    }

    private static Task<string> PathAsync(TestSystem system) =>
        system.InScopeAsync<SeedCentres, string>(centres => Task.FromResult(centres.MakeSetUpPath()));
}
