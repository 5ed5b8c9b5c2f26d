using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Today;

public sealed class TodayPagesTests
{
    private const string Path = "/centre/today";

    [Theory, OnBothEngines]
    public async Task Today_SaysWhoIsOn_WhatCameOfTheCalls_AndHowTheQueueIs(DatabaseEngine engine)
    {
        await using var day = await ServeAsync(engine);
        await day.SetZoneAsync("Asia/Taipei");
        await day.CallAsync(day.Vera, Outcome.NoAnswer);
        await day.CallAsync(day.Vera, Outcome.SpokeAndFinished);
        var call = await day.TakeAsync(day.Vera);
        await day.EnterAsync(day.Vera, call, 2);
        using var carla = await day.Bank.System.SignInAsync("carla");

        var page = await carla.PageAsync(Path);

        page.QuerySelector(".lede")!.TextContent.ShouldContain("22 November 2026, 18:02");
        page.QuerySelector("#now tbody tr")!.TextContent.ShouldContain("vera");
        page.QuerySelector("#now tbody td")!.TextContent.ShouldBe("On a call since 18:02");
        Cells(page, "#hours tbody tr").ShouldBe(["18:00", "2", "1", "1", "0"]);
        page.QuerySelectorAll("#outcomes tbody tr").Select(row => row.TextContent.Trim()).ShouldContain("Finished1");
        Cells(page, "#queues tbody tr").Skip(1).ShouldBe(["7", "1", "1", "0"]);
        page.QuerySelector("#queues a")!.GetAttribute("href").ShouldBe($"/centre/campaigns/{day.Campaign}/queue");
        page.Body!.TextContent.ShouldContain("2 people who declared by this centre are not sealed yet.");
        page.QuerySelector("#unusual").ShouldBeNull();
        page.QuerySelector("nav [aria-current=page]")!.TextContent.ShouldBe("Today");
        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldContain("/centre/clock");
        // Who is on is said by name; how much anybody did is not.
        page.QuerySelectorAll("#now td.number").ShouldBeEmpty();
    }

    [Fact]
    public async Task Now_IsThePartThatChanges_AndNoWholePage()
    {
        await using var day = await ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        (await carla.GetStringAsync(new Uri(Path + "?handler=Now", UriKind.Relative))).ShouldContain("Nobody is on just now.");
        await day.TakeAsync(day.Vera);

        var part = await carla.GetStringAsync(new Uri(Path + "?handler=Now", UriKind.Relative));

        part.ShouldContain("On a call since 10:00");
        part.ShouldNotContain("<html");
    }

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "?handler=Now")]
    [InlineData("/centre/reports")]
    [InlineData("/centre/reports?handler=File&From=2026-11-22&To=2026-11-22&By=Day")]
    public async Task Pages_ForAVolunteer_AreForbidden_AndForTheCoordinatorAre200(string path)
    {
        await using var day = await ServeAsync();
        using var vera = await day.Bank.System.SignInAsync("vera");
        using var carla = await day.Bank.System.SignInAsync("carla");

        (await vera.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await carla.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_IsEndedFromItsPage_AndOfAnotherCentreIsNotFound()
    {
        await using var day = await ServeAsync();
        await day.Bank.System.AddPersonAsync("stan", await day.Bank.System.AddCentreAsync("Another"), Role.Coordinator);
        using var carla = await day.Bank.System.SignInAsync("carla");
        using var stan = await day.Bank.System.SignInAsync("stan");
        using var vera = await day.Bank.System.SignInAsync("vera");
        var call = await day.TakeAsync(day.Vera);
        var link = (await carla.PageAsync(Path)).QuerySelector($"#end-{day.Vera}")!.GetAttribute("href")!;

        (await vera.GetAsync(new Uri(link, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stan.GetAsync(new Uri(link, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var form = await carla.PageAsync(link);
        var token = (await stan.PageAsync("/centre/clock")).QuerySelector("main [name=token]")!.GetAttribute("value")!;
        (await stan.SubmitAsync(form, "main form", ("token", token))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await day.Bank.CallAsync(call)).IsCurrent.ShouldBeTrue();

        var answer = await carla.SubmitAsync(form, "main form");

        answer.Headers.Location!.ToString().ShouldBe("/centre/today?said=SessionEnded");
        (await carla.PageAsync("/centre/today?said=SessionEnded")).QuerySelector(".notice.success p")!.TextContent.ShouldBe("The session is ended.");
        (await vera.GetAsync(new Uri("/call", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await day.Bank.CallAsync(call)).IsCurrent.ShouldBeFalse();
    }

    [Fact]
    public async Task MissedCallback_IsGivenToAnother_OrSaysWhatIsMissing()
    {
        await using var day = await ServeAsync();
        var call = await day.TakeAsync(day.Vera);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.CallBack, new CallbackRequest(day.Bank.Clock.GetUtcNow().AddMinutes(5)));
        using var carla = await day.Bank.System.SignInAsync("carla");
        (await carla.PageAsync(Path)).QuerySelector("#callbacks")!.TextContent.ShouldContain("One is promised for later.");
        day.Bank.Clock.Advance(TimeSpan.FromMinutes(6));
        (await carla.PageAsync(Path)).QuerySelector("#callbacks")!.TextContent.ShouldContain("One callback is due now");
        day.Bank.Clock.Advance(Leases.CallbackGrace);
        var page = await carla.PageAsync(Path);
        page.QuerySelector("#missed")!.TextContent.ShouldBe("One callback was missed");
        page.QuerySelector(".callbacks li")!.TextContent.ShouldContain("Promised by vera.");

        var wrong = await (await carla.SubmitAsync(page, ".callbacks form")).PageAsync();
        var field = wrong.QuerySelector(".callbacks select")!;
        wrong.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#" + field.Id);
        field.GetAttribute("aria-invalid").ShouldBe("true");

        var answer = await carla.SubmitAsync(page, ".callbacks form", ("volunteer", day.Walter.ToString()));
        answer.Headers.Location!.ToString().ShouldBe("/centre/today?said=CallbackGiven");
        (await day.Bank.ContactOfAsync(call)).Owner.ShouldBe(day.Walter);
        await day.TakeAsync(day.Walter);
        (await carla.SubmitAsync(page, ".callbacks form", ("volunteer", day.Vera.ToString()))).Headers.Location!.ToString().ShouldBe("/centre/today?said=CallbackGone");
        (await carla.PageAsync("/centre/today?said=CallbackGone")).QuerySelector(".notice.warning p")!.TextContent.ShouldStartWith("Nobody waits");
    }

    [Fact]
    public async Task Unusual_IsAskedAsAQuestion_AndOfAnotherCentreNothingIsSeen()
    {
        await using var day = await ServeAsync();
        await day.EnterAsync(day.Vera, await day.TakeAsync(day.Vera), 20);
        await day.Bank.System.AddPersonAsync("stan", await day.Bank.System.AddCentreAsync("Another"), Role.Coordinator);
        using var carla = await day.Bank.System.SignInAsync("carla");
        using var stan = await day.Bank.System.SignInAsync("stan");

        var unusual = (await carla.PageAsync(Path)).QuerySelector("#unusual")!;

        unusual.QuerySelector("h2")!.TextContent.ShouldBe("Is this right?");
        unusual.QuerySelector("li")!.TextContent.ShouldStartWith("vera: people entered: 20, calls: 1, minutes on them: 0.");
        var page = await stan.PageAsync(Path);
        page.QuerySelector("#unusual").ShouldBeNull();
        page.Body!.TextContent.ShouldNotContain("vera");
        page.Body.TextContent.ShouldContain("0 people who declared by this centre");
        (await stan.GetStringAsync(new Uri(Path + "?handler=Now", UriKind.Relative))).ShouldContain("Nobody is on just now.");
    }

    private static async Task<Day> ServeAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var day = await Day.OpenAsync(engine);
        await day.Bank.System.ServeAsync();
        return day;
    }

    private static IEnumerable<string> Cells(IDocument page, string row) => page.QuerySelector(row)!.Children.Select(cell => cell.TextContent.Trim());
}
