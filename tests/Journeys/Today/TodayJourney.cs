using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Today;

public sealed class TodayJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_coordinator_sees_her_day_gives_a_missed_callback_away_and_ends_a_session(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 4);
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "Today", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Nobody is on just now.")).ToBeVisibleAsync();

        var vera = await SignInAsync("vera", Screen.Laptop);
        await vera.NextAsync();
        // Live, or when she looks again.
        await LookAgainAsync(page, scripts);
        await Expect(page.Locator("#now")).ToContainTextAsync("On a call since 10:00");
        await vera.EnterAsync(1, "Amber Field", Organisations.Party);
        await vera.Button("Call back").ClickAsync();
        await vera.Page.GetByLabel("In how many minutes?").FillAsync("10");
        await vera.Button("Record the callback").ClickAsync();
        await vera.ShouldBeRecordedAsync("Call back");
        await LookAgainAsync(page, scripts);
        await Expect(page.Locator("#now")).ToContainTextAsync("Between calls since 10:00");

        Bank.Clock.Advance(TimeSpan.FromMinutes(10) + Leases.CallbackGrace);
        await page.ReloadAsync();
        await Expect(page.GetByText("One callback was missed")).ToBeVisibleAsync();
        await Expect(page.GetByText("One person who declared by this centre is not sealed yet.")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "18-today");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give" }).ClickAsync();
        await Expect(page.GetByText("There is a problem")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "18-give");
        await page.GetByLabel("Give it to").SelectOptionAsync("carla");
        await page.GetByRole(AriaRole.Button, new() { Name = "Give" }).ClickAsync();
        await Expect(page.GetByText("The callback has gone to the volunteer you chose.")).ToBeVisibleAsync();

        await vera.NextAsync();
        await LookAgainAsync(page, scripts);
        await Expect(page.Locator("#now")).ToContainTextAsync("On a call since 10:25");
        await page.Locator("#now").GetByRole(AriaRole.Link, new() { Name = "End the session" }).ClickAsync();
        await LookAsync(page, scripts, "18-session");
        await page.GetByRole(AriaRole.Button, new() { Name = "End the session" }).ClickAsync();
        await Expect(page.GetByText("The session is ended.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Nobody is on just now.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Reports" }).ClickAsync();
        await LookAsync(page, scripts, "18-reports");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain("2026-11-22,1,1,0,1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_volunteer_sees_her_own_numbers_rests_and_ends_her_shift(bool telephone)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync("vera", Size(telephone));
        await desk.NextAsync();
        await desk.EnterAsync(1, "Amber Field", Organisations.Party);
        await desk.FinishAsync();
        Bank.Clock.Advance(TimeSpan.FromHours(2));
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.GetByText("Time for a rest?")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("18-note");
        await desk.Button("Thank you").ClickAsync();
        await Expect(desk.Page.GetByText("Time for a rest?")).ToHaveCountAsync(0);

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "My shift" }).ClickAsync();
        await Expect(desk.Page.GetByText("You have been calling for 2 h 0 min.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("18-shift");
        await desk.Button("Rest a while").ClickAsync();
        await Expect(desk.Page.GetByText("You have been resting since 12:00.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Button("End the shift").ClickAsync();
        await Expect(desk.Page.GetByText("You are not on a shift.")).ToBeVisibleAsync();
    }

    private static Task LookAgainAsync(IPage page, bool scripts) =>
        scripts ? Task.CompletedTask : page.GetByRole(AriaRole.Link, new() { Name = "Look again" }).ClickAsync();

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
