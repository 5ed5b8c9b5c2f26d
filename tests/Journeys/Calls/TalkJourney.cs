using Ledgerline.PhoneBank.Calls;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class TalkJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    /// <summary>Scenario 1: he says nothing for a minute, then talks, and accepts the pseudonym that she suggests.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task The_silent_one_talks_and_withdraws_under_a_suggested_pseudonym(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("1-waiting");
        await desk.NextAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.Page.PictureAsync("2-in-call");
        await desk.DialAsync();
        Bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.UnfoldAsync("Note");
        await desk.Page.GetByLabel("Silent at first").CheckAsync();
        await desk.Page.GetByLabel("Note", new() { Exact = false }).And(desk.Page.GetByRole(AriaRole.Textbox)).FillAsync("An official, warm in the end.");

        await desk.Button("Suggest a pseudonym").ClickAsync();
        await Expect(desk.Name(1)).Not.ToHaveValueAsync("");
        var name = await desk.Name(1).InputValueAsync();
        await desk.EnterAsync(1, name, Organisations.Party);
        await desk.ReceiptAsync();
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();
        await desk.ShouldBeAccessibleAsync();

        // Silence is a moment of the call: its outcome is that they spoke.
        var call = await Bank.DbAsync(db => Task.FromResult(db.Set<Call>().Single()));
        call.Outcome.ShouldBe(Outcome.SpokeAndFinished);
        await desk.Button("Undo").ClickAsync();
        await Expect(desk.Page.GetByLabel("Silent at first")).ToBeCheckedAsync();
        await Expect(desk.Page.GetByText("An official, warm in the end.")).ToBeVisibleAsync();
        await desk.FinishAsync();
        (await HeldOfAsync("vera")).ShouldHaveSingleItem().People.ShouldHaveSingleItem().Kind.ShouldBe(NameKind.Pseudonym);
        await ShouldAppearInTheRegisterAsync((name, Organisations.Party));
    }

    /// <summary>Scenario 4: "I won't listen"; the husband takes over, they record the call, and in the end both withdraw. Who speaks with them next knows.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task They_record_the_call_both_withdraw_and_whoever_answers_when_they_call_back_knows(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 1);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.UnfoldAsync("Note");
        await desk.Page.GetByLabel("They record the call").CheckAsync();
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync("Her husband asks the questions.");
        await desk.EnterAsync(1, "Willow Gate", Organisations.YouthLeague);
        await desk.EnterAsync(2, "River Stone", Organisations.Party | Organisations.YouthLeague);
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();

        var other = await SignInAsync("ben", Size(telephone), scripts);
        await other.Page.GetByText("Somebody calls back").ClickAsync();
        await other.Page.GetByLabel("Their number").FillAsync("+1 202 555 0101");
        await other.Button("Find them").ClickAsync();
        await Expect(other.Page.GetByText("They record the call").First).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("Her husband asks the questions.")).ToBeVisibleAsync();
        // They are on the line already: nobody is to be dialled.
        await Expect(other.Name(1)).ToBeFocusedAsync();
        await Expect(other.Button("Dial")).ToContainClassAsync("secondary");
        await other.ShouldBeAccessibleAsync();
        await other.Page.PictureAsync("4-they-record");
        await other.FinishAsync();
        await ShouldAppearInTheRegisterAsync(("Willow Gate", Organisations.YouthLeague), ("River Stone", Organisations.Party | Organisations.YouthLeague));
    }

    /// <summary>The same, where they ask to be called again before they decide.</summary>
    [Fact]
    public async Task They_record_the_call_and_whoever_calls_next_knows()
    {
        await OpenCentreAsync(contacts: 1);
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.UnfoldAsync("Note");
        await desk.Page.GetByLabel("They record the call").CheckAsync();
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync("Her husband asks the questions.");
        await desk.Button("Call back").ClickAsync();
        await desk.Page.GetByLabel("In how many minutes?").FillAsync("20");
        await desk.Button("Record the callback").ClickAsync();
        await desk.ShouldBeRecordedAsync("Call back");

        // She is away that day, so after a while it is anybody's; what matters for the caller's safety is what stands there first.
        Bank.Clock.Advance(TimeSpan.FromMinutes(36));
        var other = await SignInAsync("ben");
        await other.NextAsync();
        await Expect(other.Page.GetByText("They record the call").First).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("Her husband asks the questions.")).ToBeVisibleAsync();
        await other.ShouldBeAccessibleAsync();
        await other.DialAsync();
        await other.EnterAsync(1, "Willow Gate", Organisations.YouthLeague);
        await other.EnterAsync(2, "River Stone", Organisations.Party | Organisations.YouthLeague);
        await other.FinishAsync();
        await ShouldAppearInTheRegisterAsync(("Willow Gate", Organisations.YouthLeague), ("River Stone", Organisations.Party | Organisations.YouthLeague));
    }

    /// <summary>Scenario 5: she withdraws under her real name and gives a friend's number; another volunteer calls the friend.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_declarant_gives_the_number_of_a_friend_who_is_called_next(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 1);
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        await desk.NextAsync();
        await desk.DialAsync();
        await desk.FillAsync(1, "Amber Field", Organisations.YoungPioneers);
        await desk.Row(1).GetByLabel("Real name").CheckAsync();
        await desk.UnfoldAsync("Another number they gave");
        await desk.Page.GetByLabel("Number", new() { Exact = false }).Last.FillAsync("12");
        await desk.Button("Add this number").ClickAsync();
        await Expect(desk.Page.GetByText("Begin with a plus sign").First).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();

        await desk.Page.GetByLabel("Number", new() { Exact = false }).Last.FillAsync("+44 (7700) 900-123");
        await desk.Page.GetByLabel("Their first name").FillAsync("Lily");
        await desk.Button("Add this number").ClickAsync();
        await Expect(desk.Button("Take back")).ToBeVisibleAsync();
        await Expect(desk.Page.GetByText("Lily")).ToBeVisibleAsync();
        (await desk.Page.ContentAsync()).ShouldNotContain("900123");
        await desk.ShouldBeAccessibleAsync();
        await desk.FinishAsync();

        var ben = await SignInAsync("ben", Size(telephone), scripts);
        await ben.NextAsync();
        await Expect(ben.Heading).ToHaveTextAsync("Lily");
        await ben.DialAsync();
        await Expect(ben.Number).ToHaveAttributeAsync("href", "tel:+447700900123");
        (await HeldOfAsync("vera")).ShouldHaveSingleItem().People.ShouldHaveSingleItem().Kind.ShouldBe(NameKind.RealName);
        await ShouldAppearInTheRegisterAsync(("Amber Field", Organisations.YoungPioneers));
    }
}
