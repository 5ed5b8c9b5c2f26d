using System.Net;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.SignIn;

public class SignInTests
{
    private const string Form = "#with-password";

    [Fact]
    public async Task SignIn_RightPassword_OpensTheDoorToTheirWork()
    {
        await using var system = await SystemWithAsync(Role.Volunteer);
        using var client = system.Client();

        var answer = await client.SubmitAsync("/sign-in", Form, ("Name", "anna"), ("Password", TestSystem.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/call");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ledgerline-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
    }

    [Theory]
    [InlineData("anna", "not the password")]
    [InlineData("nobody", TestSystem.Password)]
    [InlineData("<script>", "'; DROP TABLE people")]
    [InlineData("anna\ufffe", TestSystem.Password)]
    public async Task SignIn_WrongNameOrPassword_SaysTheSameAndKeepsTheName(string name, string password)
    {
        await using var system = await SystemWithAsync(Role.Volunteer);
        using var client = system.Client();

        var answer = await client.SubmitAsync("/sign-in", Form, ("Name", name), ("Password", password));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("do not go together");
        page.QuerySelector("[name=Name]")!.GetAttribute("value").ShouldBe(name);
        page.QuerySelector("[name=Password]")!.GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task SignIn_TenWrongTries_TheNextWaitsHalfAMinute_AndOtherAccountsDoNot()
    {
        await using var system = await SystemWithAsync(Role.Volunteer);
        await system.AddPersonAsync("bea", await system.AddCentreAsync("Another"), Role.Volunteer);
        using var client = system.Client();
        for (var i = 0; i < 10; i++)
            (await (await client.SubmitAsync("/sign-in", Form, ("Name", "anna"), ("Password", "wrong wrong wrong"))).PageAsync()).Body!.TextContent.ShouldContain("do not go together");

        (await (await client.SubmitAsync("/sign-in", Form, ("Name", " ANNA"), ("Password", TestSystem.Password))).PageAsync()).Body!.TextContent.ShouldContain("many wrong tries");
        using var bea = await system.SignInAsync("bea");
        system.Clock.Advance(TimeSpan.FromSeconds(30));
        using var anna = await system.SignInAsync("anna");
    }

    [Fact]
    public async Task SignIn_TenWrongTries_OfANameWrittenInAnotherWay_AreOfTheSameAccount()
    {
        await using var system = await SystemWithAsync(Role.Volunteer);
        await system.AddPersonAsync("zo\u00EB", await system.AddCentreAsync("Another"), Role.Volunteer);
        using var client = system.Client();
        for (var i = 0; i < 10; i++)
            await client.SubmitAsync("/sign-in", Form, ("Name", "zo\u00EB"), ("Password", "wrong wrong wrong"));

        (await (await client.SubmitAsync("/sign-in", Form, ("Name", "zoe\u0308"), ("Password", TestSystem.Password))).PageAsync()).Body!.TextContent.ShouldContain("many wrong tries");
        system.Clock.Advance(TimeSpan.FromSeconds(30));
        (await client.SubmitAsync("/sign-in", Form, ("Name", "zoe\u0308"), ("Password", TestSystem.Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignIn_NextElsewhere_StaysHere()
    {
        await using var system = await SystemWithAsync(Role.Registrar);
        using var client = system.Client();

        var answer = await client.SubmitAsync("/sign-in?next=https%3A%2F%2Fexample.org%2F", Form, ("Name", "anna"), ("Password", TestSystem.Password));

        answer.Headers.Location!.ToString().ShouldBe("/review");
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        await using var system = await SystemWithAsync(Role.Coordinator);
        using var client = await system.SignInAsync("anna");
        (await client.GetAsync(new Uri("/centre/people", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        var answer = await client.SubmitAsync("/centre/people", "form.sign-out");

        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("storage");
        var after = await client.GetAsync(new Uri("/centre/people", UriKind.Relative));
        after.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        after.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?next=");
    }

    [Fact]
    public async Task SignOut_FromAnotherSite_IsRefused()
    {
        await using var system = await SystemWithAsync(Role.Coordinator);
        using var client = await system.SignInAsync("anna");

        using var empty = new FormUrlEncodedContent([]);
        (await client.PostAsync(new Uri("/sign-out", UriKind.Relative), empty)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await client.GetAsync(new Uri("/centre/people", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<TestSystem> SystemWithAsync(Role role)
    {
        var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        await system.AddPersonAsync("anna", await system.AddCentreAsync(), role);
        return system;
    }
}
