using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Canaries;

public sealed class CanaryPagesTests
{
    private const string Path = "/centre/canaries";

    [Fact]
    public async Task Canary_IsPutIn_RingsAndIsTakenOut_FromItsPages()
    {
        await using var day = await ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        var page = await AddAsync(day, carla);
        page.QuerySelector(".notice.success")!.TextContent.ShouldContain("The telephone is among the contacts.");
        var link = page.QuerySelector("#canaries a")!;
        link.TextContent.ShouldContain("Anna's kitchen");
        page.QuerySelector("#canaries")!.TextContent.ShouldNotContain("0190", customMessage: "masked");
        var path = link.GetAttribute("href")!;

        var one = await carla.PageAsync(path);
        one.QuerySelector("#account")!.TextContent.ShouldBe("Waits for vera. Nobody has been handed it yet.");
        one.QuerySelector("#means").ShouldBeNull();
        (await (await carla.SubmitAsync(one, "#rang")).PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("Say in a few words who called");
        (await (await carla.SubmitAsync(one, "#rang", ("Words", "A man"), ("Date", "2027-01-01"), ("Time", "10:00"))).PageAsync())
            .QuerySelector(".error-summary")!.TextContent.ShouldContain("Enter a day and a time that are over");
        var rang = await FollowAsync(carla, await carla.SubmitAsync(one, "#rang", ("Words", "A man asked who lives here"), ("Date", "2026-11-22"), ("Time", "09:30")));
        rang.QuerySelector("#rings")!.TextContent.ShouldContain("22 November 2026, 09:30: A man asked who lives here");
        rang.QuerySelector("#means")!.TextContent.ShouldContain("Nobody was shown this number.");

        (await FollowAsync(carla, await carla.SubmitAsync(rang, "#out"))).QuerySelector("#canaries").ShouldBeNull();
        (await carla.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Form_ThatCannotBeRead_SaysWhy()
    {
        await using var day = await ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");

        var wrong = (await (await carla.SubmitAsync(Path, "#add", ("Form.Number", "12"))).PageAsync()).QuerySelector(".error-summary")!.TextContent;

        foreach (var words in new[] { "Choose a campaign", "Say whose telephone it is" })
            wrong.ShouldContain(words);
        (await (await carla.SubmitAsync(Path, "#add", ("Form.Campaign", day.Campaign.ToString()), ("Form.Number", "+12025550101"), ("Form.Label", "Anna"))).PageAsync())
            .QuerySelector(".error-summary")!.TextContent.ShouldContain("Your centre has this number already");
    }

    [Fact]
    public async Task Volunteers_AreToldThatThereAreSome_AndSeeNoneOfThem()
    {
        await using var day = await ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");
        var path = (await AddAsync(day, carla)).QuerySelector("#canaries a")!.GetAttribute("href")!;
        using var vera = await day.Bank.System.SignInAsync("vera");

        foreach (var page in new[] { "/practice", "/account" })
            (await vera.PageAsync(page)).Body!.TextContent.ShouldContain("Some of the people you are handed are telephones of your own centre.", customMessage: page);
        foreach (var page in new[] { Path, path })
            (await vera.GetAsync(new Uri(page, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await day.Bank.System.AddPersonAsync("stan", await day.Bank.System.AddCentreAsync("Another"), Role.Coordinator);
        using var stan = await day.Bank.System.SignInAsync("stan");
        (await stan.PageAsync(Path)).QuerySelector("#canaries").ShouldBeNull();
        (await stan.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Day> ServeAsync()
    {
        var day = await Day.OpenAsync(DatabaseEngine.Sqlite, contacts: 1);
        await day.Bank.System.ServeAsync();
        return day;
    }

    private static async Task<AngleSharp.Dom.IDocument> AddAsync(Day day, HttpClient carla) => await FollowAsync(carla, await carla.SubmitAsync(
        Path, "#add", ("Form.Campaign", day.Campaign.ToString()), ("Form.Number", "+1 202 555 0190"), ("Form.Label", "Anna's kitchen"), ("Form.Account", day.Vera.ToString())));

    private static async Task<AngleSharp.Dom.IDocument> FollowAsync(HttpClient client, HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return await client.PageAsync(answer.Headers.Location!.ToString());
    }
}
