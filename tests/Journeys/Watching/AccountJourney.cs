using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Today;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Watching;

public sealed class AccountJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_coordinator_refuses_what_a_stolen_account_entered_and_puts_it_back(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        var vera = await SignInAsync("vera", Screen.Laptop);
        await vera.NextAsync();
        await EnterAsync(FindUnusual.FewestPeople);
        Bank.Clock.Advance(UnusualMark.MostAge);

        await page.ReloadAsync();
        await LookAsync(page, scripts, "19-mark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Something is unusual at your centre. Please look." }).ClickAsync();
        await Expect(page.GetByText("vera: people entered: 20")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "19-unusual");
        await page.GetByRole(AriaRole.Link, new() { Name = "What this account entered" }).ClickAsync();
        await LookAsync(page, scripts, "19-entered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at what is held" }).ClickAsync();
        await Expect(page.GetByText("There is a problem")).ToBeVisibleAsync();
        await page.GetByLabel("Not a person’s own declaration").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at what is held" }).ClickAsync();
        await Expect(page.GetByText("20 people")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "19-preview");
        await page.GetByRole(AriaRole.Button, new() { Name = "Refuse all of it" }).ClickAsync();
        await Expect(page.GetByText("All of it is refused.")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "19-refused");
        (await HeldOfAsync("vera")).ShouldAllBe(group => group.Refusal == RefusalReason.Hoax);

        await page.GetByRole(AriaRole.Button, new() { Name = "Hold all of it again" }).ClickAsync();
        await Expect(page.GetByText("All of it is held again, as before.")).ToBeVisibleAsync();
        (await HeldOfAsync("vera")).ShouldAllBe(group => group.Refusal == null);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_coordinator_puts_a_telephone_of_her_own_in_and_sees_who_had_it_when_it_rings(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 2);
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        var vera = await SignInAsync("vera", Screen.Laptop);
        await page.GetByRole(AriaRole.Link, new() { Name = "Today", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Telephones of our own" }).ClickAsync();
        await page.GetByLabel("Campaign").SelectOptionAsync("Autumn");
        await page.GetByLabel("Number").FillAsync("+1 202 555 0190");
        await page.GetByLabel("Whose telephone is it?").FillAsync("Anna’s kitchen");
        await page.GetByLabel("For which account?").SelectOptionAsync("vera");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it among the contacts" }).ClickAsync();
        await Expect(page.GetByText("The telephone is among the contacts.")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "19-canaries");

        await CallUntilAsync(vera, "0190");
        await page.GetByRole(AriaRole.Link, new() { Name = "Anna’s kitchen" }).ClickAsync();
        await Expect(page.GetByText("vera was shown it, to dial, 22 November 2026, 10:00.")).ToBeVisibleAsync();
        await page.GetByLabel("Who called, and what was said?").FillAsync("A man asked who lives here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await Expect(page.GetByText("Only vera was shown this number")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "19-canary");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take this telephone out" }).ClickAsync();
        await Expect(page.GetByText("The telephone is taken out.")).ToBeVisibleAsync();

        await vera.Page.GotoAsync("/account");
        await Expect(vera.Page.GetByText("Some of the people you are handed are telephones of your own centre.")).ToBeVisibleAsync();
        await vera.ShouldBeAccessibleAsync();
        await vera.Page.PictureAsync("19-account");
    }

    /// <summary>She calls one after the other, and nobody answers, until the one whose number ends so.</summary>
    private static async Task CallUntilAsync(Desk desk, string ending)
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await desk.NextAsync();
            await desk.DialAsync();
            var number = await desk.Number.TextContentAsync();
            await desk.Button("No answer").ClickAsync();
            await desk.ShouldBeRecordedAsync("No answer");
            if (number!.EndsWith(ending, StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException("She was not handed it.");
    }

    /// <summary>Whoever is in vera's account enters people faster than anybody could speak with them.</summary>
    private async Task EnterAsync(int people)
    {
        var vera = (await Bank.WithAsync<CentrePeople, IReadOnlyList<CentrePerson>>(all => all.WhoCallAsync(Centre))).Single(person => person.Name == "vera");
        var call = (await Bank.WithAsync<CurrentCall, PhoneBank.CallId?>(current => current.FindUnreportedAsync(vera.Id, default)))!.Value;
        var actor = new Actor(vera.Id, Centre, vera.Name);
        for (var i = 0; i < people; i++)
        {
            var person = new PersonInput(DeclarationId.New(), "Somebody", NameKind.Pseudonym, Organisations.Party);
            (await Bank.WithAsync<SavePerson, SaveResult>(save => save.SaveAsync(call, actor, person))).Outcome.ShouldBe(SaveOutcome.Saved);
        }
    }

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
