using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Training;

public sealed class TrainingJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const Organisations Scarf = Organisations.YoungPioneers;

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_trainee_practises_the_family_of_five_and_is_admitted_to_real_calls(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var office = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        var code = await InviteTraineeAsync(office, scripts);
        var page = await OpenWindowAsync(Size(telephone), scripts);
        var desk = new Desk(page, scripts);
        await page.GotoAsync($"/join/{code}");
        await LookAsync(page, scripts, "19-join");
        await page.GetByLabel("Password").FillAsync("seven purple kettles");
        await page.Keyboard.PressAsync("Enter");
        await Expect(desk.Heading).ToHaveTextAsync("Practice");
        await LookAsync(page, scripts, "19-practice");

        await page.GetByRole(AriaRole.Link, new() { Name = "A family of five" }).ClickAsync();
        await EnterAsync(desk, 1, "Quiet River", Organisations.Party | Organisations.YouthLeague);
        await LookAsync(page, scripts, "19-family");
        await EnterAsync(desk, 2, "Willow Brook", Organisations.YouthLeague);
        await desk.Button("Finished").ClickAsync();
        await Expect(page.Locator("#answer")).ToContainTextAsync("the mother gave three children too: five in all");
        await LookAsync(page, scripts, "19-too-few");
        await EnterAsync(desk, 3, "Little Cedar", Scarf);
        await EnterAsync(desk, 4, "Saffron", Scarf);
        await EnterAsync(desk, 5, "Pebble", Scarf);
        await desk.Button("Finished").ClickAsync();
        await Expect(page.Locator("#answer")).ToContainTextAsync("This is how it is done");
        await LookAsync(page, scripts, "19-right");

        (await page.GotoAsync("/call"))!.Status.ShouldBe(403);
        await LookAsync(page, scripts, "19-refused");
        await page.GotoAsync("/practice");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "A family of five" })).ToContainTextAsync("Been through");

        await AdmitAsync(office, scripts);
        // The page that she has open leads on, without a new sign-in.
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Call", Exact = true }).ClickAsync();
        await desk.NextAsync();
        await desk.DialAsync();
    }

    /// <summary>The other parts of the form: a callback, a number that they gave, and never again.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_volunteer_practises_a_callback_and_a_referral_again(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var desk = await SignInAsync(screen: Size(telephone), scripts: scripts);
        var page = desk.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Practice" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Call me in five minutes" }).ClickAsync();
        if (scripts)
        {
            await page.ShouldBeLoadedAsync();
            await page.Keyboard.PressAsync("Alt+KeyC");
        }
        else
        {
            await desk.UnfoldAsync("When to call back");
        }

        await page.GetByLabel("In how many minutes?").FillAsync("5");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "On another number" }).FillAsync("+1 202 555 0123");
        await desk.Button("Record the callback").ClickAsync();
        await Expect(page.Locator("#answer")).ToContainTextAsync("This is how it is done");
        await LookAsync(page, scripts, "19-later");

        await page.GetByRole(AriaRole.Link, new() { Name = "All invented calls" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "She has waited for this call" }).ClickAsync();
        await EnterAsync(desk, 1, "Orchard Well", Organisations.Party | Scarf);
        await desk.Row(1).GetByLabel("Real name").CheckAsync();
        await desk.UnfoldAsync("Another number they gave");
        await page.Locator("#Form_ReferralNumber").FillAsync("+1 202 555 0123");
        await desk.Button("Add this number").ClickAsync();
        await Expect(page.Locator(".referred")).ToBeVisibleAsync();
        await desk.Button("Finished").ClickAsync();
        await Expect(page.Locator("#answer")).ToContainTextAsync("This is how it is done");
        await LookAsync(page, scripts, "19-friend");
        (await HeldOfAsync("vera")).ShouldBeEmpty();
    }

    private static async Task<string> InviteTraineeAsync(IPage office, bool scripts)
    {
        await office.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await Expect(office.GetByRole(AriaRole.Radio, new() { Name = "Practice" })).ToBeCheckedAsync();
        await office.GetByLabel("Sign-in name").FillAsync("tina");
        await LookAsync(office, scripts, "19-people");
        await office.GetByRole(AriaRole.Button, new() { Name = "Invite", Exact = true }).ClickAsync();
        await Expect(office.GetByText("tina is invited.")).ToBeVisibleAsync();
        return await office.Locator("#invitation-code").InnerTextAsync();
    }

    private static async Task AdmitAsync(IPage office, bool scripts)
    {
        await office.GetByRole(AriaRole.Link, new() { Name = "Who practises" }).ClickAsync();
        await Expect(office.Locator("tbody tr").Filter(new() { HasText = "tina" })).ToContainTextAsync("1 of 7");
        await LookAsync(office, scripts, "19-training");
        await office.GetByRole(AriaRole.Link, new() { Name = "Admit to real calls" }).ClickAsync();
        await LookAsync(office, scripts, "19-admit");
        await office.GetByRole(AriaRole.Button, new() { Name = "Admit to real calls" }).ClickAsync();
        await Expect(office.GetByText("They can take real calls now.")).ToBeVisibleAsync();
        await Expect(office.GetByText("Nobody practises just now.")).ToBeVisibleAsync();
    }

    /// <summary>Types a row and presses Enter; the word beside it says that it is not kept.</summary>
    private static async Task EnterAsync(Desk desk, int number, string name, Organisations left)
    {
        await desk.FillAsync(number, name, left);
        await desk.Name(number).PressAsync("Enter");
        await Expect(desk.Row(number).GetByText("Entered, not kept")).ToBeVisibleAsync();
        await Expect(desk.Rows).ToHaveCountAsync(number + 1);
    }

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        else
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(page.ViewportSize!.Width);
        await page.PictureAsync(picture);
    }
}
