using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class CallbackJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private static readonly CallingHours NineToNine = new(9 * 60, 21 * 60);

    /// <summary>Scenario 3: in five minutes on another number: to the same volunteer, ahead of the queue, and also when it is too late for others.</summary>
    [Theory]
    [InlineData(false, true, "2026-11-23T01:57:00Z")]
    [InlineData(true, true, "2026-11-22T17:00:00Z")]
    [InlineData(false, false, "2026-11-23T01:57:00Z")]
    public async Task Call_me_back_in_five_minutes_on_this_number(bool telephone, bool scripts, string at)
    {
        await OpenCentreAsync(contacts: 3, hours: NineToNine, at: DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await AskToBeCalledBackAsync(desk, scripts);
        await Expect(desk.Page.GetByText("You promised to call somebody back in 5 minutes.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("6-callback-recorded");

        Bank.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.GetByText("Somebody is waiting for your call")).ToBeVisibleAsync();
        await desk.NextAsync();
        await Expect(desk.Page.GetByText("They asked to be called back now. Ask for Mr Brook.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.DialAsync();
        await Expect(desk.Number).ToHaveAttributeAsync("href", "tel:+447700900123");

        // It is a party, on a speaker-phone: he withdraws, and six more people.
        await desk.UnfoldAsync("Note");
        await desk.Page.GetByLabel("Others are listening").CheckAsync();
        var guests = Enumerable.Range(1, 6).Select(guest => ($"Guest {guest}", guest % 2 == 0 ? Organisations.Party : Organisations.YoungPioneers));
        (string Name, Organisations Left)[] party = [("Brook", Organisations.Party), .. guests];
        foreach (var (number, (name, left)) in party.Index())
            await desk.EnterAsync(number + 1, name, left);
        await desk.ReceiptAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();
        await ShouldAppearInTheRegisterAsync(party);
    }

    /// <summary>Somebody who was promised a call for later calls back before.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Somebody_who_calls_back_is_found_by_the_number(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 3, hours: NineToNine, at: new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await AskToBeCalledBackAsync(desk, scripts);

        await desk.Page.GetByText("Somebody calls back").ClickAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.GetByLabel("Their number").FillAsync("+44 7700 900124");
        await desk.Button("Find them").ClickAsync();
        await Expect(desk.Page.GetByText("No campaign of your centre has this number")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.GetByLabel("Their number").FillAsync("+44 7700 900123");
        await desk.Button("Find them").ClickAsync();
        await Expect(desk.Page.GetByText("They were promised a call on 22 November 2026 at 17:05, where they are.")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("6-found-by-number");
        await desk.EnterAsync(1, "Brook", Organisations.Party);
        await desk.FinishAsync();
        await ShouldAppearInTheRegisterAsync(("Brook", Organisations.Party));
    }

    [Fact]
    public async Task A_callback_is_nobody_elses_until_it_has_been_left_lying()
    {
        await OpenCentreAsync(contacts: 1);
        var vera = await SignInAsync();
        var ben = await SignInAsync("ben");
        await vera.NextAsync();
        await AskToBeCalledBackAsync(vera, scripts: true);
        Bank.Clock.Advance(TimeSpan.FromMinutes(6));
        await ben.Button("Next contact").ClickAsync();
        await Expect(ben.Page.GetByText("Nobody to call right now")).ToBeVisibleAsync();
        await Expect(ben.Page.GetByText("in 14 minutes")).ToBeVisibleAsync();
        Bank.Clock.Advance(TimeSpan.FromMinutes(14));
        await ben.NextAsync();
        await Expect(ben.Page.GetByText("Ask for Mr Brook.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task A_promised_call_is_remembered_on_another_call_and_shown_until_it_is_made(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 2);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await AskToBeCalledBackAsync(desk, scripts);
        await desk.NextAsync();
        await Expect(desk.Page.Locator(".reminder")).ToContainTextAsync("5 minutes");
        Bank.Clock.Advance(TimeSpan.FromMinutes(5) + PhoneBank.Queue.Leases.CallbackGrace);
        await desk.Page.ReloadAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();

        var missed = desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Region, new() { Name = "Calls that you promised and missed" });
        await Expect(missed.GetByText("Ask for Mr Brook")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("6-missed-callback");
        await missed.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await desk.ShouldBeReadyAsync("Dial");
        await desk.DialAsync();
        await Expect(desk.Number).ToHaveAttributeAsync("href", "tel:+447700900123");
        await desk.FinishAsync();
        await Expect(missed).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_that_cannot_be_is_said_at_its_field_and_what_was_typed_stays(bool scripts)
    {
        await OpenCentreAsync(at: new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
        var desk = await SignInAsync(scripts: scripts);
        await desk.NextAsync();
        await OpenCallbackAsync(desk, scripts);
        await desk.Page.GetByLabel("Or a date").FillAsync("2026-11-21");
        await desk.Page.GetByLabel("And a time, on their clock").FillAsync("10:30");
        await desk.FillAsync(1, "Amber Field", Organisations.Party);
        await desk.Button("Record the callback").ClickAsync();
        await Expect(desk.Page.GetByText("That time is over already where they are").First).ToBeVisibleAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        await Expect(desk.Page.GetByLabel("Or a date")).ToHaveValueAsync("2026-11-21");
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.GetByLabel("Or a date").FillAsync("2026-11-24");
        await desk.Button("Record the callback").ClickAsync();
        await desk.ShouldBeRecordedAsync("Call back");
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
        (await Bank.DbAsync(db => Task.FromResult(db.Set<PhoneBank.Queue.Contact>().Single(c => c.State == PhoneBank.Queue.ContactState.CallBack).CallbackAt)))
            .ShouldBe(new DateTimeOffset(2026, 11, 24, 15, 30, 0, TimeSpan.Zero));
    }

    private static async Task AskToBeCalledBackAsync(Desk desk, bool scripts)
    {
        await OpenCallbackAsync(desk, scripts);
        await desk.Page.GetByLabel("In how many minutes?").FillAsync("5");
        await desk.Page.GetByLabel("On another number").FillAsync("+44 7700 900123");
        await desk.Page.GetByLabel("Who to ask for").FillAsync("Mr Brook");
        await desk.Button("Record the callback").ClickAsync();
        await desk.ShouldBeRecordedAsync("Call back");
    }

    private static async Task OpenCallbackAsync(Desk desk, bool scripts)
    {
        if (scripts)
            await desk.Button("Call back").ClickAsync();
        else
            await desk.UnfoldAsync("When to call back");
        await Expect(desk.Page.GetByLabel("In how many minutes?")).ToBeVisibleAsync();
        if (scripts)
            await Expect(desk.Page.GetByLabel("In how many minutes?")).ToBeFocusedAsync();
    }
}
