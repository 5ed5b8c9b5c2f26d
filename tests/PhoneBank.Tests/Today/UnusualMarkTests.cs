using System.Net;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class UnusualMarkTests
{
    private const string Elsewhere = "/centre/campaigns";

    [Fact]
    public async Task Mark_StandsOnEveryPageOfACoordinator_UntilSheHasLooked_AndAgainWhenThereIsMore()
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        using var vera = await day.Bank.System.SignInAsync("vera");
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldBeNull();
        await day.EnterAsync(day.Vera, await day.TakeAsync(day.Vera), FindUnusual.FewestPeople);
        day.Bank.Clock.Advance(UnusualMark.MostAge);

        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark a")!.GetAttribute("href").ShouldBe("/centre/today#unusual");
        (await vera.PageAsync("/shift")).QuerySelector("#unusual-mark").ShouldBeNull();
        var today = await carla.PageAsync("/centre/today");
        today.QuerySelector("#unusual-mark").ShouldBeNull("it shows what it is about");
        today.QuerySelector("#unusual")!.TextContent.ShouldContain("vera: people entered: 20");
        today.QuerySelectorAll("#unusual a").Select(link => link.GetAttribute("href")).ShouldBe([$"/centre/sessions/{day.Vera}", $"/centre/entered/{day.Vera}", "/centre/people"]);
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldBeNull();
        using var other = await day.Bank.System.SignInAsync("carla");
        (await other.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldNotBeNull("another browser has not looked");

        await day.EnterAsync(day.Walter, await day.TakeAsync(day.Walter), FindUnusual.FewestPeople);
        day.Bank.Clock.Advance(UnusualMark.MostAge);
        (await carla.GetStringAsync(new Uri("/centre/today?handler=Now", UriKind.Relative))).ShouldContain("Something is unusual at your centre.");
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldNotBeNull();
    }

    /// <summary>The same, of the same volunteer, is there on another day: it is asked about again.</summary>
    [Fact]
    public async Task Mark_OfAnotherDay_IsNew()
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        await EnterManyAsync(day);
        await carla.PageAsync("/centre/today");
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldBeNull();
        day.Bank.Clock.Advance(TimeSpan.FromDays(1));
        (await day.Bank.System.SealAsync()).ShouldBe(FindUnusual.FewestPeople);
        (await carla.SubmitAsync("/sign-in", "#with-password", ("Name", "carla"), ("Password", TestSystem.Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldBeNull();

        await EnterManyAsync(day);

        (await carla.PageAsync(Elsewhere)).QuerySelector("#unusual-mark").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false, "unusual", "httponly", "path=/", "samesite=strict")]
    [InlineData(true, "__Host-unusual", "httponly", "path=/", "samesite=strict", "secure")]
    public async Task WhatSheLookedAt_IsInACookieOfThisHostAlone(bool https, string name, params string[] said)
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        await EnterManyAsync(day);
        // From here on: over http her browser would not send what it was given over https.
        day.Bank.System.Services.GetRequiredService<IOptions<WebOptions>>().Value.Https = https;

        using var answer = await carla.GetAsync(new Uri("/centre/today", UriKind.Relative));

        var parts = answer.Headers.GetValues("Set-Cookie").Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal)).Split("; ");
        parts[1..].Order().ShouldBe(said);
        parts[0].ShouldNotContain(day.Vera.ToString(), Case.Insensitive);
    }

    private static async Task EnterManyAsync(Day day)
    {
        var call = await day.TakeAsync(day.Vera);
        await day.EnterAsync(day.Vera, call, FindUnusual.FewestPeople);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);
        day.Bank.Clock.Advance(UnusualMark.MostAge);
    }
}
