using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests;
using Microsoft.EntityFrameworkCore;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class QueueJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const string Leave = "Leave this one";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_queue_says_why_and_when_somebody_is_due(bool telephone)
    {
        await OpenCentreAsync(contacts: 1, hours: new CallingHours(9 * 60, 21 * 60), at: new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var desk = await SignInAsync(screen: Size(telephone));
        await ShouldSayAsync(desk, "Calling opens in about 2 hours.");
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("8-empty-queue");

        Bank.Clock.Set(new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.Zero));
        await desk.NextAsync();
        await Expect(desk.Page.GetByText("09:00 where they are")).ToBeVisibleAsync();
        var ben = await SignInAsync("ben");
        await ShouldSayAsync(ben, "is on the line with somebody");
        await desk.Button("Busy").ClickAsync();
        await desk.ShouldBeRecordedAsync("Busy");
        await ShouldSayAsync(ben, "The next person is to be called in 20 minutes.");
        Bank.Clock.Advance(TimeSpan.FromMinutes(20));
        await desk.NextAsync();
        await Expect(desk.Page.GetByText("Tried once, nobody reached")).ToBeVisibleAsync();
        await desk.FinishAsync();
        await ShouldSayAsync(desk, "Everybody in this campaign has been called.");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_page_left_open_past_the_calling_hours_dials_nobody(bool telephone, bool scripts)
    {
        // Five minutes before nine in the evening, where they are.
        await OpenCentreAsync(contacts: 1, hours: new CallingHours(9 * 60, 21 * 60), at: new DateTimeOffset(2026, 11, 23, 1, 55, 0, TimeSpan.Zero));
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.ShouldBeBiggestAsync("Dial");
        var place = await PlaceAsync(desk.Button("Dial"));
        Bank.Clock.Advance(TimeSpan.FromMinutes(6));
        await desk.Button("Dial").ClickAsync();
        await Expect(desk.Page.GetByText("Calling hours have ended where this person is")).ToBeVisibleAsync();
        await Expect(desk.Number).ToBeHiddenAsync();

        // What is next has taken the place of what cannot be.
        await Expect(desk.Button("Dial")).ToHaveCountAsync(0);
        await Expect(desk.Button(Leave)).ToBeFocusedAsync();
        await desk.ShouldBeBiggestAsync(Leave);
        (await PlaceAsync(desk.Button(Leave))).ShouldBe(place);
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("9-past-the-hours");

        await desk.Button(Leave).ClickAsync();
        await desk.ShouldBeReadyAsync("Next contact");
        await desk.ShouldBeBiggestAsync("Next contact");
        await ShouldSayAsync(desk, "Calling opens in about");
    }

    [Fact]
    public async Task Closing_the_page_gives_the_contact_to_somebody_else_soon()
    {
        await OpenCentreAsync(contacts: 1);
        var vera = await SignInAsync();
        var ben = await SignInAsync("ben");
        await vera.NextAsync();
        // What the page asks for as it opens must not arrive after its goodbye.
        await Requests.AnsweredAsync("renew");
        await vera.Page.CloseAsync(new() { RunBeforeUnload = true });
        await Requests.AnsweredAsync("leave");
        await ShouldSayAsync(ben, "is on the line with somebody");
        Bank.Clock.Advance(Leases.AfterLeaving);
        await ben.NextAsync();
        await ben.FinishAsync();
    }

    [Fact]
    public async Task A_reload_keeps_the_contact()
    {
        await OpenCentreAsync(contacts: 1);
        var vera = await SignInAsync();
        // The page renews as it opens, and so does the one that is loaded again: the first must be over before the second is waited for.
        await vera.Page.RunAndWaitForResponseAsync(vera.NextAsync, IsRenewal);
        Bank.Clock.Advance(TimeSpan.FromSeconds(1));
        await vera.Page.RunAndWaitForResponseAsync(() => vera.Page.ReloadAsync(), IsRenewal);
        var until = (await Bank.DbAsync(db => db.Set<Number>().AsNoTracking().SingleAsync())).LeasedUntil;
        until.ShouldBe(Bank.Clock.GetUtcNow() + Leases.Duration);

        static bool IsRenewal(IResponse answer) => answer.Url.EndsWith("/renew", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_volunteer_who_was_away_learns_that_somebody_else_has_the_number_and_loses_nothing()
    {
        await OpenCentreAsync(contacts: 1);
        var vera = await SignInAsync();
        await vera.NextAsync();
        await vera.EnterAsync(1, "Amber Field", Organisations.Party);
        var receipt = await vera.ReceiptAsync();
        Bank.Clock.Advance(Leases.Duration + TimeSpan.FromSeconds(1));
        var ben = await SignInAsync("ben");
        await ben.NextAsync();

        await vera.Button("Dial").ClickAsync();
        await Expect(vera.Page.GetByText("Please do not call it.")).ToBeVisibleAsync();
        await Expect(vera.Button(Leave)).ToBeFocusedAsync();
        await vera.FillAsync(2, "Quiet Brook", Organisations.Party);
        await vera.Button("Finished").ClickAsync();
        await Expect(vera.Heading).ToHaveTextAsync("Somebody else has this number now");
        (await vera.ReceiptAsync()).ShouldBe(receipt);
        await vera.ShouldBeAccessibleAsync();
        await vera.Page.PictureAsync("9-lost");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party), ("Quiet Brook", Organisations.Party)]);
        await ben.FinishAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_forged_call_is_a_clear_page_and_what_was_typed_stays(bool asReport)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(scripts: false);
        await desk.NextAsync();
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Page.EvaluateAsync(
            "id => { const form = document.querySelector('#call'); form.action = `/call/${id}/save`; form.querySelectorAll('[value=SpokeAndFinished]').forEach(b => b.setAttribute('formaction', `/call/${id}/report`)); }",
            Guid.NewGuid().ToString());
        await (asReport ? desk.Button("Finished") : desk.Button("Save and add another")).ClickAsync();
        await Expect(desk.Page.GetByText("This call is over.").First).ToBeVisibleAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await desk.ShouldBeAccessibleAsync();

        // The page is that of her real call: the same press again does it.
        await desk.FinishAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_number_is_masked_until_it_is_dialled_and_the_audit_trail_says_so(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 1);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        (await desk.Page.ContentAsync()).ShouldNotMatch(@"555\D{0,3}0101");
        await Expect(desk.Page.GetByText("•").First).ToBeVisibleAsync();
        (await Bank.AuditActionsAsync()).ShouldNotContain("number-shown");

        await desk.DialAsync();
        await Expect(desk.Number).ToHaveAttributeAsync("href", "tel:+12025550101");
        await Expect(desk.Button("Dial again")).ToContainClassAsync("secondary");
        await desk.Page.PictureAsync("2-dialled", whole: false);
        if (scripts)
            await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("data-telephone", "tel:+12025550101");
        await Expect(desk.Page.GetByText("•")).ToBeHiddenAsync();
        (await Bank.AuditActionsAsync()).Count(action => action == "number-shown").ShouldBe(1);
        await desk.ShouldBeAccessibleAsync();

        await desk.Page.GotoAsync("/call");
        (await desk.Page.ContentAsync()).ShouldNotMatch(@"555\D{0,3}0101");
    }

    /// <summary>Where it is on the page.</summary>
    private static Task<string> PlaceAsync(Microsoft.Playwright.ILocator button) =>
        button.EvaluateAsync<string>("(button) => { const box = button.getBoundingClientRect(); return [box.x, box.y + scrollY, box.width, box.height].map(Math.round).join(); }");

    private static async Task ShouldSayAsync(Desk desk, string why)
    {
        await desk.Button("Next contact").ClickAsync();
        await Expect(desk.Page.GetByText("Nobody to call right now")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText(why)).ToBeVisibleAsync();
    }
}
