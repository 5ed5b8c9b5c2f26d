using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.Account;

public sealed class CodesTests
{
    [Theory, OnBothEngines]
    public async Task Codes_OnceTheyAreOn_ThePasswordTakesEachOnce(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var vera = await staff.SignInAsync();
        var (app, _) = await TurnOnAsync(staff, vera);
        using var half = staff.System.Client();
        var first = await half.SubmitAsync("/sign-in?next=%2Faccount", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password));
        first.Headers.Location!.ToString().ShouldBe("/sign-in/code?next=%2Faccount");
        (await half.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the password alone opens nothing");

        await ShouldBeRefusedAsync(await SendAsync(half, "000000"));
        await ShouldBeRefusedAsync(await SendAsync(half, ""));
        await ShouldBeRefusedAsync(await SendAsync(half, Now(staff, app)), "it was used to turn them on");
        staff.System.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Now(staff, app);
        (await SendAsync(half, $"{code[..3]} {code[3..]}")).Headers.Location!.ToString().ShouldBe("/account");
        (await half.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var thief = staff.System.Client();
        await thief.SubmitAsync("/sign-in", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password));
        await ShouldBeRefusedAsync(await SendAsync(thief, code), "a code that was looked at over her shoulder");
    }

    [Theory, OnBothEngines]
    public async Task RecoveryCode_LetsInOnce_AndNewOnesEndTheOld(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var vera = await staff.SignInAsync();
        var (_, recovery) = await TurnOnAsync(staff, vera);
        recovery.Count.ShouldBe(RecoveryCode.Count);

        (await EnterAsync(staff, recovery[0].ToUpperInvariant().Replace('-', ' '))).ShouldBeTrue();
        (await EnterAsync(staff, recovery[0])).ShouldBeFalse();
        (await vera.PageAsync("/account")).Body!.TextContent.ShouldContain("7 recovery codes are left.");
        var renewed = Codes(await (await vera.SubmitAsync("/account/codes", "form[action*=Renew]")).PageAsync());

        (await EnterAsync(staff, recovery[1])).ShouldBeFalse();
        (await EnterAsync(staff, renewed[1])).ShouldBeTrue();
    }

    [Fact]
    public async Task RecoveryCode_ByTwoAtOnce_LetsOneIn()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        var (app, recovery) = await TurnOnAsync(staff, vera);
        staff.System.Clock.Advance(TimeSpan.FromSeconds(30));

        var byPaper = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync(staff, recovery[0])));
        var byApp = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync(staff, Now(staff, app))));

        (byPaper.Count(taken => taken), byApp.Count(taken => taken)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Codes_TurnedOff_ThePasswordIsEnough_AndNothingOfThemIsLeft()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        var (_, recovery) = await TurnOnAsync(staff, vera);

        (await vera.SubmitAsync("/account/codes", "form[action*=Off]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var again = await staff.SignInAsync();
        (await again.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TakeAsync(staff, recovery[2])).ShouldBeFalse();
    }

    [Fact]
    public async Task Codes_WithASecretThatWasShownToSomebodyElse_OrACodeThatIsWrong_StayOff_AndShowTheSameAgain()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        using var ben = await staff.SignInAsync("ben");
        var bens = await ben.PageAsync("/account/codes");
        var veras = await vera.PageAsync("/account/codes");

        await vera.SubmitAsync(veras, "main form", ("Shown", Shown(bens)), ("Code", Now(staff, Secret(bens))));
        await vera.SubmitAsync(veras, "main form", ("Shown", "AAAA"), ("Code", "123456"));
        var again = await (await vera.SubmitAsync(veras, "main form", ("Code", "123456"))).PageAsync();

        again.QuerySelector(".error-summary")!.TextContent.ShouldContain("not the code");
        Secret(again).ShouldBe(Secret(veras), "the app has it already");
        using var still = await staff.SignInAsync();
        (await still.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);

        static string Shown(IDocument page) => page.QuerySelector("[name=Shown]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task Code_GuessedTenTimes_IsNotLookedAtForHalfAMinute()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        var (_, recovery) = await TurnOnAsync(staff, vera);
        using var thief = staff.System.Client();
        await thief.SubmitAsync("/sign-in", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password));
        for (var guess = 0; guess < 10; guess++)
            await ShouldBeRefusedAsync(await SendAsync(thief, guess.ToString("D6", CultureInfo.InvariantCulture)));

        (await (await SendAsync(thief, recovery[0])).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("many wrong tries");
        staff.System.Clock.Advance(TimeSpan.FromSeconds(30));
        (await SendAsync(thief, recovery[0])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Code_TooLongAfterThePassword_OrAfterItWasChanged_BeginsAgain()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        var (_, recovery) = await TurnOnAsync(staff, vera);
        using var late = staff.System.Client();
        await late.SubmitAsync("/sign-in", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password));
        var page = await late.PageAsync("/sign-in/code");
        staff.System.Clock.Advance(SecondStep.Lifetime + TimeSpan.FromSeconds(1));

        (await late.SubmitAsync(page, "main form", ("Code", recovery[0]))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in");

        (await late.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TakeAsync(staff, recovery[0])).ShouldBeTrue("it was not looked at");
    }

    private static async Task<(string App, IReadOnlyList<string> Recovery)> TurnOnAsync(Staff staff, HttpClient client)
    {
        var page = await client.PageAsync("/account/codes");
        var app = Secret(page);
        return (app, Codes(await (await client.SubmitAsync(page, "main form", ("Code", Now(staff, app)))).PageAsync()));
    }

    private static string Secret(IDocument page) => page.QuerySelector("#code-secret")!.TextContent;

    private static IReadOnlyList<string> Codes(IDocument page) => [.. page.QuerySelectorAll("#recovery-codes code").Select(code => code.TextContent)];

    private static string Now(Staff staff, string secret) => CodeApp.Show(secret, staff.System.Clock);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string code) => client.SubmitAsync("/sign-in/code?next=%2Faccount", ("Code", code));

    private static Task<bool> TakeAsync(Staff staff, string code) => staff.System.InScopeAsync<CheckCode, bool>(check => check.TakeAsync(staff.Vera.Value, code));

    private static async Task<bool> EnterAsync(Staff staff, string code)
    {
        using var client = staff.System.Client();
        await client.SubmitAsync("/sign-in", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password));
        return (await SendAsync(client, code)).StatusCode == HttpStatusCode.Redirect;
    }

    private static async Task ShouldBeRefusedAsync(HttpResponseMessage answer, string? why = null)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, why);
        (await answer.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("is not right, or was used already");
    }
}
