using Ledgerline.Journeys.Browsing;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

/// <summary>A page that nobody is at keeps no contact, and loses nothing that was typed. The browser's clock is the test's.</summary>
public sealed class AwayJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_volunteer_who_leaves_her_chair_finds_what_she_typed_and_the_same_person(bool telephone)
    {
        var desk = await AtACallAsync(telephone);
        await desk.EnterAsync(1, "Amber Field", Organisations.Party);
        await desk.Page.Locator("details.note summary").ClickAsync();
        await desk.Page.Locator("#Form_Note").FillAsync("Likes tea");
        await desk.Name(2).FillAsync("Half a na");

        await desk.Page.Clock.FastForwardAsync("14:59");
        await Expect(Question(desk)).ToBeHiddenAsync();
        await desk.Page.Clock.FastForwardAsync("00:02");
        await Expect(Question(desk)).ToContainTextAsync("Are you still on the call?");
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("24-idle-asked", whole: false);
        await desk.Button("Yes, I am here").ClickAsync();
        await Expect(Question(desk)).ToBeHiddenAsync();
        await Expect(desk.Name(2)).ToBeFocusedAsync();

        await desk.Page.Clock.FastForwardAsync("14:59");
        await Expect(Question(desk)).ToBeHiddenAsync();
        await desk.Page.Clock.FastForwardAsync("05:02");
        await Expect(desk.Heading).ToHaveTextAsync("You were away");
        await Expect(desk.Heading).ToBeFocusedAsync();
        await ShouldShowNothingAsync(desk);
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("24-idle-away");
        await Expect(desk.Page.Locator(".outbox")).ToHaveTextAsync("All saved.");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
        await Requests.AnsweredAsync("leave");
        Bank.Clock.Advance(Leases.AfterLeaving);
        (await LeasedAsync()).ShouldBe(0, "the contact is free for others");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with this person" }).ClickAsync();
        await Expect(desk.Name(2)).ToHaveValueAsync("Half a na");
        await Expect(desk.Row(2)).ToContainTextAsync("Not finished when you were away. Is it right?");
        await Expect(desk.Page.Locator("#Form_Note")).ToHaveValueAsync("Likes tea");
        (await LeasedAsync()).ShouldBe(1);
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("24-idle-back");
        await desk.EnterAsync(2, "Half a name", Organisations.YouthLeague);
        await desk.FinishAsync();
        (await DeclaredByAsync("vera")).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_contact_that_somebody_else_was_given_meanwhile_is_theirs_and_the_entries_stay()
    {
        var desk = await AtACallAsync(telephone: false);
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Page.Clock.FastForwardAsync("20:01");
        await Expect(desk.Heading).ToHaveTextAsync("You were away");
        (await HeldOfAsync("vera")).ShouldBeEmpty("she has not said that it is right");
        await Requests.AnsweredAsync("leave");
        Bank.Clock.Advance(Leases.AfterLeaving);
        var ben = await SignInAsync("ben");
        await ben.NextAsync();

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with this person" }).ClickAsync();

        await Expect(desk.Page.GetByText("somebody else has been given this number")).ToBeVisibleAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await desk.Name(1).PressAsync("Enter");
        await Expect(desk.Row(1).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
    }

    [Fact]
    public async Task Who_is_talking_is_not_thrown_out_while_she_types_nothing()
    {
        var desk = await AtACallAsync(telephone: false);
        await desk.DialAsync();

        await desk.Page.Clock.FastForwardAsync("25:00");

        await Expect(Question(desk)).ToContainTextAsync("In 5:00 this page is cleared");
        await Expect(desk.Number).ToBeVisibleAsync();
        (await LeasedAsync()).ShouldBe(1);
        await desk.Keys.PressAsync("Shift");
        await Expect(Question(desk)).ToBeHiddenAsync();
        await desk.Page.Clock.FastForwardAsync("30:01");
        await Expect(desk.Heading).ToHaveTextAsync("You were away");
        await ShouldShowNothingAsync(desk);
    }

    /// <summary>Where the browser keeps nothing, what was typed stays in the page; whom it is with does not.</summary>
    [Fact]
    public async Task A_browser_that_keeps_nothing_loses_nothing_either()
    {
        await OpenCentreAsync(contacts: 1);
        var desk = await SignInAsync();
        await desk.Page.AddInitScriptAsync("Object.defineProperty(window, 'indexedDB', { value: undefined })");
        await desk.Page.Clock.InstallAsync();
        await desk.Page.ReloadAsync();
        await desk.NextAsync();
        await desk.FillAsync(1, "Amber Field", Organisations.Party);

        await desk.Page.Clock.FastForwardAsync("20:01");
        await Expect(desk.Heading).ToHaveTextAsync("You were away");
        (await desk.Page.Locator(".call-who").InnerHTMLAsync()).Trim().ShouldBeEmpty();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with this person" }).ClickAsync();

        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await desk.DialAsync();
        await desk.Name(1).PressAsync("Enter");
        await Expect(desk.Row(1).GetByText("Saved", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static ILocator Question(Desk desk) => desk.Page.Locator("#idle");

    private async Task<Desk> AtACallAsync(bool telephone)
    {
        await OpenCentreAsync(contacts: 1);
        var desk = await SignInAsync(screen: Size(telephone));
        await desk.Page.Clock.InstallAsync();
        await desk.Page.ReloadAsync();
        await desk.NextAsync();
        return desk;
    }

    private static async Task ShouldShowNothingAsync(Desk desk)
    {
        var page = await desk.Page.ContentAsync();
        foreach (var gone in new[] { "Amber", "Half a na", "Likes tea", "masked-number", "receipt-code" })
            page.ShouldNotContain(gone);
    }

    private Task<int> LeasedAsync()
    {
        var now = Bank.Clock.GetUtcNow();
        return Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.Lease != null && number.LeasedUntil > now));
    }
}
