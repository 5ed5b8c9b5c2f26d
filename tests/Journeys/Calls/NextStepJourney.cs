using Ledgerline.Journeys.Browsing;
using Ledgerline.PhoneBank.Tests;
using Ledgerline.Register;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

/// <summary>Scenario 9: what comes next of a call that did not reach its person.</summary>
public sealed class NextStepJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const string Nobody = "Everybody in this campaign has been called.";

    [Theory]
    [InlineData("No answer", 4 * 60, "in about 4 hours", false, true)]
    [InlineData("Busy", 20, "in 20 minutes", true, true)]
    [InlineData("Switched off", 24 * 60, "in about 24 hours", true, false)]
    [InlineData("Voicemail", 24 * 60, "in about 24 hours", false, false)]
    public async Task Who_was_not_reached_comes_again_when_it_is_time_and_no_sooner(string outcome, int minutes, string wait, bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        await AddContactAsync(Bank.American(1), "Willow Lane", "Prefers the evening.");
        var vera = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await CallAsync(vera, outcome);
        await ShouldSayAsync(vera, $"The next person is to be called {wait}.");
        await vera.ShouldBeAccessibleAsync();

        Bank.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
        var ben = await SignInAsync("ben", Size(telephone), scripts);
        await ShouldSayAsync(ben, "The next person is to be called in a minute.");
        Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await ben.NextAsync();
        await Expect(ben.Heading).ToHaveTextAsync("Willow Lane");
        await Expect(ben.Page.GetByText("Prefers the evening.")).ToBeVisibleAsync();
        await Expect(ben.Page.GetByText("Tried once, nobody reached")).ToBeVisibleAsync();
        await ben.DialAsync();
        await Expect(ben.Number).ToHaveAttributeAsync("href", "tel:+12025550101");
        await ben.ShouldBeAccessibleAsync();
        await ben.FinishAsync();
        await ShouldSayAsync(ben, Nobody);
    }

    [Theory]
    [InlineData("Wrong number", false, true)]
    [InlineData("Wrong number", true, false)]
    [InlineData("Fax machine", true, true)]
    [InlineData("Fax machine", false, false)]
    public async Task A_number_that_is_not_theirs_is_not_called_again_and_a_wrong_press_loses_nobody(string outcome, bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        await AddContactAsync(Bank.American(1), "Willow Lane", "Prefers the evening.");
        var vera = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await CallAsync(vera, outcome);
        await vera.ShouldBeAccessibleAsync();
        await vera.Button("Undo").ClickAsync();
        await Expect(vera.Heading).ToHaveTextAsync("Willow Lane");
        await Expect(vera.Page.GetByText("Prefers the evening.")).ToBeVisibleAsync();
        await vera.DialAsync();
        await vera.Button(outcome).ClickAsync();
        await vera.ShouldBeRecordedAsync(outcome);
        await ShouldSayAsync(vera, Nobody);

        Bank.Clock.Advance(TimeSpan.FromDays(31));
        await ShouldSayAsync(await SignInAsync("ben", Size(telephone), scripts), Nobody);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Another_person_has_the_telephone_now_withdraws_and_gives_the_new_number_of_who_had_it(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        await AddContactAsync(Bank.American(1), "Willow Lane");
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.EnterAsync(1, "Quiet Brook", Organisations.Party);
        await desk.UnfoldAsync("Another number they gave");
        await desk.Page.GetByLabel("Number", new() { Exact = false }).Last.FillAsync("+44 7700 900123");
        await desk.Page.GetByLabel("Their first name").FillAsync("Willow");
        await desk.Button("Add this number").ClickAsync();
        await Expect(desk.Button("Take back")).ToBeVisibleAsync();
        await desk.Button("Wrong number").ClickAsync();
        await desk.ShouldBeRecordedAsync("Wrong number");
        await desk.ReceiptAsync();

        await desk.NextAsync();
        await Expect(desk.Heading).ToHaveTextAsync("Willow");
        await desk.DialAsync();
        await Expect(desk.Number).ToHaveAttributeAsync("href", "tel:+447700900123");
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();
        await ShouldSayAsync(desk, Nobody);
        await ShouldAppearInTheRegisterAsync(("Quiet Brook", Organisations.Party));
    }

    private static async Task CallAsync(Desk desk, string outcome)
    {
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.Button(outcome).ClickAsync();
        await desk.ShouldBeRecordedAsync(outcome);
    }

    private static async Task ShouldSayAsync(Desk desk, string why)
    {
        await desk.Button("Next contact").ClickAsync();
        await Expect(desk.Page.GetByText(why)).ToBeVisibleAsync();
    }
}
