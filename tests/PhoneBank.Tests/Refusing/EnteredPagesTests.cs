using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Refusing;

public sealed class EnteredPagesTests
{
    [Theory]
    [InlineData("carla")]
    [InlineData("rita")]
    public async Task Page_ShowsHowMany_AndNoName_ThenRefusesAllAndTakesItBack(string who)
    {
        await using var day = await ServeAsync();
        await day.Bank.System.AddPersonAsync("rita", day.Centre, Role.Registrar);
        await EnterAsync(day);
        using var client = await day.Bank.System.SignInAsync(who);
        var path = (await client.PageAsync("/centre/entered")).QuerySelectorAll("main a").Single(link => link.TextContent == "vera").GetAttribute("href")!;

        (await (await client.SubmitAsync(path, "#look")).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("Choose why they are refused");
        (await day.Bank.AuditActionsAsync()).ShouldBeEmpty();
        var preview = await (await client.SubmitAsync(path, "#look", ("Reason", "Hoax"))).PageAsync();
        preview.QuerySelector("#held .figure")!.TextContent.ShouldBe("2 people");
        preview.QuerySelector("#held")!.TextContent.ShouldContain("Entered on one call, the first begun 22 November 2026, 10:00");
        preview.Body!.TextContent.ShouldNotContain("Ming Hope");

        var refused = await FollowAsync(client, await client.SubmitAsync(preview, "#held form"));
        refused.QuerySelector(".notice.success")!.TextContent.ShouldContain("All of it is refused.");
        refused.QuerySelector("#refused")!.TextContent.ShouldContain("2 people, entered on one call");
        refused.QuerySelector("#refused")!.TextContent.ShouldContain("This can be taken back until 25 November 2026, 10:00.");
        using var vera = await day.Bank.System.SignInAsync("vera");
        var shift = await vera.PageAsync("/shift");
        shift.QuerySelector(".was-refused")!.TextContent.ShouldContain("Not a person’s own declaration");
        shift.QuerySelectorAll("main a[href^='/shift/']").ShouldBeEmpty();

        var back = await FollowAsync(client, await client.SubmitAsync(refused, "#refused form"));
        back.QuerySelector("#refused").ShouldBeNull();
        (await vera.PageAsync("/shift")).QuerySelectorAll("main a[href^='/shift/']").Length.ShouldBe(2);
        (await day.Bank.AuditActionsAsync()).ShouldBe(["held-looked-at", "held-refused", "held-taken-back"]);
    }

    [Fact]
    public async Task Page_SaysWhatCannotBeKnown_AndBoundsIt()
    {
        await using var day = await ServeAsync();
        await EnterAsync(day);
        day.Bank.Clock.Advance(TimeSpan.FromDays(4));
        await day.Bank.System.SealAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");

        var page = await carla.PageAsync($"/centre/entered/{day.Vera}");

        page.Body!.TextContent.ShouldContain("What was sealed cannot be found by account, by anybody");
        page.QuerySelector("#days tbody tr")!.TextContent.ShouldContain("22 November 2026");
        page.QuerySelector("#days tbody td")!.TextContent.ShouldBe("2");
        page.QuerySelector("#days a")!.GetAttribute("href").ShouldBe("/en/register/day/2026-11-22");
        page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldNotContain("/annulments", "she may not annul");
        var nothing = await (await carla.SubmitAsync(page, "#look", ("Reason", "Hoax"))).PageAsync();
        nothing.QuerySelector("#nothing").ShouldNotBeNull();
    }

    [Fact]
    public async Task Since_ThatIsNoMoment_IsSaid_AndNothingIsLookedAt()
    {
        await using var day = await ServeAsync();
        await EnterAsync(day);
        using var carla = await day.Bank.System.SignInAsync("carla");

        foreach (var (date, time) in new[] { ("22.11.2026", "10:00"), ("", "10:00"), ("2026-11-22", "25:00"), ("0001-01-01", "") })
        {
            var page = await (await carla.SubmitAsync($"/centre/entered/{day.Vera}", "#look", ("Reason", "Hoax"), ("Date", date), ("Time", time))).PageAsync();
            page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Enter a day, and a time such as 14:30 if you know it");
        }

        (await day.Bank.AuditActionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_ForAVolunteer_AreForbidden_AndOfAnotherCentresAccountNotFound()
    {
        await using var day = await ServeAsync();
        await day.Bank.System.AddPersonAsync("stan", await day.Bank.System.AddCentreAsync("Another"), Role.Coordinator);
        using var vera = await day.Bank.System.SignInAsync("vera");
        using var stan = await day.Bank.System.SignInAsync("stan");

        (await vera.GetAsync(new Uri("/centre/entered", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await vera.GetAsync(new Uri($"/centre/entered/{day.Vera}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stan.GetAsync(new Uri($"/centre/entered/{day.Vera}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Day> ServeAsync()
    {
        var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        return day;
    }

    private static async Task EnterAsync(Day day)
    {
        var call = await day.TakeAsync(day.Vera);
        await day.EnterAsync(day.Vera, call, 2);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);
        await day.StepAsync(day.Vera, PhoneBank.Shifts.ShiftStep.End);
    }

    private static async Task<AngleSharp.Dom.IDocument> FollowAsync(HttpClient client, HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await client.PageAsync(answer.Headers.Location!.ToString());
    }
}
