using System.Net;
using Ledgerline.PhoneBank.Tests.Calls;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Shifts;

public sealed class ShiftPageTests
{
    [Fact]
    public async Task Shift_IsPausedGoneOnWithAndEnded_FromItsPage()
    {
        await using var page = await CallPage.OpenAsync();
        (await page.Client.PageAsync("/shift")).QuerySelector("#state")!.TextContent.ShouldContain("You are not on a shift.");
        await page.NextAsync();
        await ReportAsync(page, "NoAnswer");
        page.Bank.Clock.Advance(TimeSpan.FromSeconds(50));

        await PressAsync(page, "Pause");
        (await StateAsync(page)).ShouldBe("You have been resting since 10:00. Your shift goes on with your next contact.");
        await PressAsync(page, "GoOn");
        (await StateAsync(page)).ShouldBe("Your shift began at 10:00. You have been calling for 0 h 0 min.");
        await PressAsync(page, "End");
        (await StateAsync(page)).ShouldStartWith("You are not on a shift.");
    }

    [Fact]
    public async Task End_WithACallInHand_SaysWhatComesFirst()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();

        var answer = await page.Client.SubmitAsync("/shift", "#steps", ("step", "End"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("You have a call in hand.");
        (await page.Client.SubmitAsync("/shift", "#steps", ("step", "Dance"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Numbers_AreShownToHerself()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        await page.SaveAsync(("Quiet Brook", ["Party"]));
        page.Bank.Clock.Advance(TimeSpan.FromSeconds(50));
        await ReportAsync(page, "SpokeAndFinished");

        var rows = (await page.Client.PageAsync("/shift")).QuerySelectorAll("#numbers tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray()).ToList();

        rows.ShouldBe([["Today", "1", "1", "0 h 0 min", "1 held"], ["This week", "1", "1", "0 h 0 min", "1"]]);
    }

    [Fact]
    public async Task Note_StandsBesideTheCallsAfterTwoHours_AndIsPutAway()
    {
        await using var page = await CallPage.OpenAsync();
        await page.NextAsync();
        (await page.GetAsync()).QuerySelector("#rest").ShouldBeNull();
        page.Bank.Clock.Advance(TimeSpan.FromHours(2));
        // Not in the middle of a call.
        (await page.GetAsync()).QuerySelector("#rest").ShouldBeNull();
        await ReportAsync(page, "NoAnswer");

        var between = await page.GetAsync();
        between.QuerySelector("#rest")!.TextContent.ShouldContain("You have called for two hours.");
        between.QuerySelector(".next button").ShouldNotBeNull();
        (await page.Client.SubmitAsync(between, "#rest form", ("step", "PutNoteAway"))).Headers.Location!.ToString().ShouldBe("/call");

        (await page.GetAsync()).QuerySelector("#rest").ShouldBeNull();
        (await page.Client.PageAsync("/shift")).QuerySelector("#rest").ShouldBeNull();
    }

    private static async Task ReportAsync(CallPage page, string outcome)
    {
        var open = await page.GetAsync();
        var answer = await page.Client.PressAsync(open, "#call", open.QuerySelector($"button[value={outcome}]")!.GetAttribute("formaction"), ("Form.Outcome", outcome));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task PressAsync(CallPage page, string step) =>
        (await page.Client.SubmitAsync("/shift", "#steps", ("step", step))).Headers.Location!.ToString().ShouldBe("/shift");

    private static async Task<string> StateAsync(CallPage page) => (await page.Client.PageAsync("/shift")).QuerySelector("#state")!.TextContent.Trim();
}
