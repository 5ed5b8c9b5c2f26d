using System.Net;
using AngleSharp.Dom;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.Account;

public sealed class PasskeyTests
{
    [Theory, OnBothEngines]
    public async Task Passkey_ThatWasAdded_SignsHerInWithoutANameOrAPassword(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var vera = await staff.SignInAsync();
        using var laptop = staff.Authenticator();

        (await AddAsync(vera, laptop, "laptop")).Headers.Location!.ToString().ShouldBe("/account?said=PasskeyAdded");

        using var again = staff.System.Client();
        (await UseAsync(again, laptop)).Headers.Location!.ToString().ShouldBe("/call");
        (await again.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var third = staff.System.Client();
        (await UseAsync(third, laptop, next: "/account")).Headers.Location!.ToString().ShouldBe("/account");
        (await vera.PageAsync("/account/passkeys")).QuerySelector("tbody td")!.TextContent.ShouldBe("laptop");
    }

    [Fact]
    public async Task Passkey_OfAnotherOrigin_WithoutAFinger_OrReplayed_IsRefused()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        using var laptop = staff.Authenticator();
        await AddAsync(vera, laptop);
        using var client = staff.System.Client();
        var (page, asked) = await AskAsync(client);
        var answer = laptop.Get(asked);
        (await SendAsync(client, page, answer)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var thief = staff.System.Client();
        var (thiefsPage, thiefsQuestion) = await AskAsync(thief);
        await ShouldBeRefusedAsync(await SendAsync(thief, thiefsPage, answer));
        using var elsewhere = new SoftAuthenticator(new Uri("https://register.example"));
        await ShouldBeRefusedAsync(await SendAsync(thief, thiefsPage, elsewhere.Get(thiefsQuestion)));
        foreach (var nonsense in new[] { "", "{}", "null", "[1]", "no json", """{"id":"AA","response":{}}""" })
            await ShouldBeRefusedAsync(await SendAsync(thief, thiefsPage, nonsense));
        using var unasked = staff.System.Client();
        await ShouldBeRefusedAsync(await SendAsync(unasked, await unasked.PageAsync("/sign-in"), answer));

        using var careless = new SoftAuthenticator(staff.System.Url) { Verifies = false };
        (await AddAsync(vera, careless)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await staff.PasskeysAsync()).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Passkey_ThatWasRemoved_OpensNothing_AndTheOnlyWayInStays(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var vera = await staff.SignInAsync();
        using var laptop = staff.Authenticator();
        await AddAsync(vera, laptop);
        await staff.TakePasswordAwayAsync();

        var refused = await (await vera.SubmitAsync("/account/passkeys", "form[action*=Remove]")).PageAsync();
        refused.QuerySelector(".error-summary")!.TextContent.ShouldContain("only way to sign in");
        (await staff.PasskeysAsync()).ShouldBe(1);
        (await vera.SubmitAsync("/account/password", ("Password", "seven purple kettles"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await vera.SubmitAsync("/account/passkeys", "form[action*=Remove]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var again = staff.System.Client();
        await ShouldBeRefusedAsync(await UseAsync(again, laptop));
    }

    [Fact]
    public async Task Passkey_OfSomebodyElse_CanNeitherBeRemovedNorTakenOver()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        using var ben = await staff.SignInAsync("ben");
        using var laptop = staff.Authenticator();
        await AddAsync(vera, laptop);
        using var bens = staff.Authenticator();
        await AddAsync(ben, bens);
        var id = (await vera.PageAsync("/account/passkeys")).QuerySelector("[name=id]")!.GetAttribute("value")!;

        (await ben.SubmitAsync("/account/passkeys", "form[action*=Remove]", ("id", id))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AddAsync(ben, laptop)).StatusCode.ShouldNotBe(HttpStatusCode.Redirect);

        using var again = staff.System.Client();
        (await UseAsync(again, laptop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await again.PageAsync("/account")).Body!.TextContent.ShouldContain("vera");
    }

    private static async Task<HttpResponseMessage> AddAsync(HttpClient client, SoftAuthenticator authenticator, string name = "")
    {
        var page = await client.PageAsync("/account/passkeys");
        var asked = await (await client.PressAsync(page, "[data-passkey]", "/account/passkeys?handler=Ask")).Content.ReadAsStringAsync();
        return await client.SubmitAsync(page, "[data-passkey]", ("Passkey", authenticator.Create(asked)), ("Name", name));
    }

    private static async Task<(IDocument Page, string Asked)> AskAsync(HttpClient client, string next = "")
    {
        var page = await client.PageAsync("/sign-in" + (next.Length > 0 ? $"?next={next}" : ""));
        return (page, await (await client.PressAsync(page, "[data-passkey]", "/sign-in?handler=Ask")).Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, IDocument page, string answer) =>
        client.SubmitAsync(page, "[data-passkey]", ("Passkey", answer));

    private static async Task<HttpResponseMessage> UseAsync(HttpClient client, SoftAuthenticator authenticator, string next = "")
    {
        var (page, asked) = await AskAsync(client, next);
        return await SendAsync(client, page, authenticator.Get(asked));
    }

    private static async Task ShouldBeRefusedAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("not known here");
    }
}
