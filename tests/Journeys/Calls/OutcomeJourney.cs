using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests;
using Microsoft.EntityFrameworkCore;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Register;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Calls;

public sealed class OutcomeJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private static readonly (Outcome Outcome, string Words, string Key)[] Outcomes =
    [
        (Outcome.SpokeAndFinished, "Finished", "f"),
        (Outcome.CallBack, "Call back", "c"),
        (Outcome.NoAnswer, "No answer", "n"),
        (Outcome.Busy, "Busy", "b"),
        (Outcome.Voicemail, "Voicemail", "v"),
        (Outcome.WrongNumber, "Wrong number", "w"),
        (Outcome.NeverCallAgain, "Never call again", "x"),
        (Outcome.SwitchedOff, "Switched off", "o"),
        (Outcome.Fax, "Fax machine", "m"),
    ];

    /// <summary>Scenario 9: each by one key, also in the middle of a name, and undone, and on to the next.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_outcome_by_one_key(bool whileTyping)
    {
        await OpenCentreAsync(contacts: Outcomes.Length);
        var desk = await SignInAsync();
        foreach (var (outcome, words, key) in Outcomes)
        {
            await desk.ShouldBeReadyAsync("Next contact");
            await desk.Keys.PressAsync("Enter");
            await desk.ShouldBeReadyAsync("Dial");
            if (whileTyping)
                await desk.Name(1).FocusAsync();
            await desk.Keys.PressAsync(whileTyping ? $"Alt+{key}" : key);
            if (outcome == Outcome.CallBack)
            {
                await desk.Keys.TypeAsync("5");
                await desk.Keys.PressAsync("Enter");
            }

            await desk.ShouldBeRecordedAsync(words);
            (await ContactAsync()).State.ShouldBe(Transitions.Of(outcome, RetryRules.Default).Becomes);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_outcome_by_one_tap_and_undone(bool scripts)
    {
        await OpenCentreAsync(contacts: Outcomes.Length);
        var desk = await SignInAsync(screen: Screen.Telephone, scripts: scripts);
        foreach (var (outcome, words, _) in Outcomes)
        {
            await desk.NextAsync();
            await TapAsync(desk, outcome, words, scripts);
            (await ContactAsync()).State.ShouldBe(Transitions.Of(outcome, RetryRules.Default).Becomes);

            await desk.Button("Undo").TapAsync();
            await Expect(desk.Button("Dial")).ToBeVisibleAsync();
            (await ContactAsync()).State.ShouldBe(ContactState.Waiting);
            await TapAsync(desk, outcome, words, scripts);
            (await ContactAsync()).State.ShouldBe(Transitions.Of(outcome, RetryRules.Default).Becomes);
        }

        // None was lost: those to be tried again come when it is time.
        await desk.Button("Next contact").TapAsync();
        await Expect(desk.Page.GetByText("Nobody to call right now")).ToBeVisibleAsync();
        await desk.ShouldBeAccessibleAsync();
        Bank.Clock.Advance(TimeSpan.FromMinutes(21));
        await desk.NextAsync();
    }

    /// <summary>Scenario 8, as far as one call goes: no centre calls that number again, and nobody can read it from the list.</summary>
    [Fact]
    public async Task Never_call_again_is_for_every_centre()
    {
        await OpenCentreAsync(contacts: 3);
        var other = await Bank.System.AddCentreAsync("Second centre");
        var theirs = await Bank.AddCampaignAsync(other);
        await AddContactAsync(Bank.American(1), campaign: theirs);
        var vera = await SignInAsync();
        await vera.NextAsync();
        await vera.DialAsync();
        await vera.Button("Never call again").ClickAsync();
        await vera.ShouldBeRecordedAsync("Never call again");

        var ben = await SignInAsync("ben", centre: other);
        await ben.Button("Next contact").ClickAsync();
        await Expect(ben.Page.GetByText("Nobody to call right now")).ToBeVisibleAsync();

        // After five minutes it is for good: the number is nowhere any more.
        Bank.Clock.Advance(UndoNeverCall.UndoableFor);
        await vera.NextAsync();
        (await Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.NumberSealed == null))).ShouldBe(1);
        await Expect(vera.Button("Take them off again")).ToHaveCountAsync(0);

        // Within them it can be taken back, also from the next call.
        await vera.Button("Never call again").ClickAsync();
        await vera.ShouldBeRecordedAsync("Never call again");
        await vera.NextAsync();
        await vera.ShouldBeAccessibleAsync();
        await vera.Button("Take them off again").ClickAsync();
        await Expect(vera.Button("Take them off again")).ToHaveCountAsync(0);
        await Expect(vera.Button("Dial")).ToBeVisibleAsync();
        (await Bank.DbAsync(db => db.Set<DoNotCallEntry>().CountAsync())).ShouldBe(1);
        await vera.FinishAsync();
        await vera.Button("Next contact").ClickAsync();
        await Expect(vera.Page.GetByText("Nobody to call right now")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_outcome_can_be_undone_until_the_next_contact_is_taken_and_keeps_who_declared()
    {
        await OpenCentreAsync();
        var desk = await SignInAsync();
        await desk.NextAsync();
        await desk.EnterAsync(1, "Amber Field", Organisations.Party);
        var receipt = await desk.ReceiptAsync();
        await desk.Button("Wrong number").ClickAsync();
        await desk.ShouldBeRecordedAsync("Wrong number");
        await desk.Button("Undo").ClickAsync();
        await Expect(desk.Name(1)).ToHaveValueAsync("Amber Field");
        (await desk.ReceiptAsync()).ShouldBe(receipt);
        await desk.FinishAsync();
        await desk.NextAsync();
        await Expect(desk.Button("Undo")).ToHaveCountAsync(0);
        await desk.Page.GoBackAsync();
        await Expect(desk.Button("Dial")).ToBeVisibleAsync();
        (await DeclaredByAsync("vera")).ShouldBe([("Amber Field", Organisations.Party)]);
    }

    private static async Task TapAsync(Desk desk, Outcome outcome, string words, bool scripts)
    {
        if (outcome == Outcome.CallBack && !scripts)
            await desk.UnfoldAsync("When to call back");
        else
            await desk.Button(words).TapAsync();
        if (outcome == Outcome.CallBack)
        {
            await desk.Page.GetByLabel("In how many minutes?").FillAsync("5");
            await desk.Button("Record the callback").TapAsync();
        }

        await desk.ShouldBeRecordedAsync(words);
    }

    /// <summary>The contact of the call in hand.</summary>
    private Task<Contact> ContactAsync() => Bank.DbAsync(db => (
        from call in db.Set<Call>()
        where call.IsCurrent
        join contact in db.Set<Contact>() on call.Contact equals contact.Id
        select contact).AsNoTracking().SingleAsync());
}
