using System.Net;
using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Tests.Sessions;

public sealed class SessionTests
{
    [Theory, OnBothEngines]
    public async Task Session_OnALostLaptop_IsEndedByHerFromAnother_AtOnce(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var lost = await staff.SignInAsync();
        staff.System.Clock.Advance(TimeSpan.FromHours(1));
        using var here = await staff.SignInAsync();
        using var ben = await staff.SignInAsync("ben");
        var page = await here.PageAsync("/account");
        page.QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Take(2).Select(cell => cell.TextContent.Trim())))
            .ShouldBe(["11:00 | here, now", "10:00 | 10:00"]);

        (await here.SubmitAsync(page, "form[action*='handler=End']:not([action*=Others])")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await IsInAsync(lost)).ShouldBeFalse();
        (await IsInAsync(here)).ShouldBeTrue();
        (await IsInAsync(ben)).ShouldBeTrue();
        (await here.PageAsync("/account?said=SessionEnded")).QuerySelector(".success")!.TextContent.ShouldContain("signed out there");
    }

    [Theory, OnBothEngines]
    public async Task Sessions_AllOthers_AreEndedTogether_AndNobodyElses(DatabaseEngine engine)
    {
        await using var staff = await Staff.OpenAsync(engine);
        using var one = await staff.SignInAsync();
        using var two = await staff.SignInAsync();
        using var here = await staff.SignInAsync();
        using var ben = await staff.SignInAsync("ben");
        var bens = await staff.DbAsync(db => db.Set<Session>().Where(session => session.PersonId != staff.Vera.Value).Select(session => session.Id).SingleAsync());

        await here.SubmitAsync("/account", "form[action*='handler=End']:not([action*=Others])", ("session", bens.ToString()));
        (await IsInAsync(ben)).ShouldBeTrue("it is not hers to end");
        await here.SubmitAsync("/account", "form[action*=EndOthers]");

        (await IsInAsync(one), await IsInAsync(two), await IsInAsync(here), await IsInAsync(ben)).ShouldBe((false, false, true, true));
    }

    [Fact]
    public async Task Session_LastsTwelveHours_HoweverMuchItIsUsed_AndItsRowGoesWithTheNextSignIn()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        for (var hour = 0; hour < 11; hour++)
        {
            staff.System.Clock.Advance(TimeSpan.FromHours(1));
            (await IsInAsync(vera)).ShouldBeTrue($"after {hour + 1} hours");
        }

        staff.System.Clock.Advance(TimeSpan.FromHours(1));

        (await IsInAsync(vera)).ShouldBeFalse();
        using var again = await staff.SignInAsync();
        (await staff.SessionsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task SignOut_LeavesNoSession_AndAStolenCookieOpensNothing()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = staff.System.Client();
        var answer = await vera.SubmitAsync("/sign-in", "#with-password", ("Name", "vera"), ("Password", TestSystem.Password));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("ledgerline-session=", StringComparison.Ordinal)).Split(';')[0];
        (await staff.SessionsAsync()).ShouldBe(1);

        await vera.SubmitAsync("/account", "form.sign-out");

        (await staff.SessionsAsync()).ShouldBe(0);
        using var thief = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = staff.System.Url };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        (await IsInAsync(thief)).ShouldBeFalse();
    }

    [Fact]
    public async Task Session_WasSeen_IsKeptInStepsOfFiveMinutes()
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        var began = staff.System.Clock.GetUtcNow();
        staff.System.Clock.Advance(TimeSpan.FromMinutes(4));
        await IsInAsync(vera);
        (await SeenAsync()).ShouldBe(began);

        staff.System.Clock.Advance(TimeSpan.FromMinutes(1));
        await IsInAsync(vera);

        (await SeenAsync()).ShouldBe(began + TimeSpan.FromMinutes(5));

        Task<DateTimeOffset> SeenAsync() => staff.DbAsync(db => db.Set<Session>().AsNoTracking().Select(session => session.SeenAt).SingleAsync());
    }

    [Theory]
    [InlineData("/account/passkeys")]
    [InlineData("/account/password")]
    [InlineData("/account/codes")]
    public async Task WhatMatters_AfterAQuarterOfAnHour_WantsHerOnceMore_AndNobodyElse(string path)
    {
        await using var staff = await Staff.OpenAsync();
        using var vera = await staff.SignInAsync();
        staff.System.Clock.Advance(TimeSpan.FromMinutes(15));
        (await vera.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        staff.System.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await vera.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var asked = answer.Headers.Location!.ToString();
        asked.ShouldBe($"/sign-in?again=True&next={Uri.EscapeDataString(path)}");
        var other = await (await vera.SubmitAsync(asked, "#with-password", ("Name", "ben"), ("Password", TestSystem.Password))).PageAsync();
        other.QuerySelector(".error-summary")!.TextContent.ShouldContain("do not go together");
        (await vera.SubmitAsync(asked, "#with-password", ("Password", TestSystem.Password))).Headers.Location!.ToString().ShouldBe(path);
        (await vera.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await staff.SessionsAsync()).ShouldBe(1);
    }

    private static async Task<bool> IsInAsync(HttpClient client) =>
        (await client.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
}
