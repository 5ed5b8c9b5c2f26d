using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.People;

public sealed class PeopleJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_coordinator_gives_roles_suspends_and_removes_and_is_asked_who_she_is(bool telephone)
    {
        await OpenCentreAsync();
        await Bank.System.AddPersonAsync("rita", Centre, Role.Registrar, Role.Editor);
        await Bank.System.AddPersonAsync("tina", Centre, Role.Trainee);
        var vera = await SignInAsync();
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "People", Exact = true }).ClickAsync();
        await LookAsync(page, "24-people");
        await page.GetByRole(AriaRole.Link, new() { Name = "vera" }).ClickAsync();
        await LookAsync(page, "24-person");
        Bank.Clock.Advance(TimeSpan.FromMinutes(16));
        await page.GetByLabel("Registrar").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the roles" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Please sign in once more");
        await LookAsync(page, "24-again");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("There is a problem")).ToBeVisibleAsync();
        await LookAsync(page, "24-again-wrong");
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("The roles are saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Registrar")).ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(page.GetByText("This person is suspended")).ToBeVisibleAsync();
        await LookAsync(page, "24-suspended");
        await vera.Page.ReloadAsync();
        await vera.Page.GetByLabel("Your sign-in name").FillAsync("vera");
        await vera.Page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await vera.Page.Keyboard.PressAsync("Enter");
        await Expect(vera.Page.GetByText("has suspended this account").First).ToBeVisibleAsync();
        await LookAsync(vera.Page, "24-sign-in-suspended");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove for good" }).ClickAsync();
        await Expect(page.GetByText("no longer works here")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "vera" })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_operator_makes_a_centre_and_who_runs_it(bool telephone)
    {
        await OpenCentreAsync();
        await Bank.System.AddPersonAsync("carla", Centre, Role.Coordinator);
        await Bank.System.AddPersonAsync("oda", Centre, Role.Operator);
        var page = await SignInAsync("oda", "/operator", Size(telephone), scripts: true);
        await LookAsync(page, "24-operator");
        await page.GetByRole(AriaRole.Button, new() { Name = "Operator no longer: oda" }).ClickAsync();
        await Expect(page.GetByText("There is no other operator.")).ToBeVisibleAsync();
        await LookAsync(page, "24-operator-last");
        await page.GetByLabel("Name of the centre").FillAsync("Far shore");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Far shore");
        await LookAsync(page, "24-operator-centre");
        await page.GetByLabel("Sign-in name").FillAsync("Nora");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Nora is invited.")).ToBeVisibleAsync();
        await LookAsync(page, "24-operator-invited");
    }

    private static async Task LookAsync(IPage page, string picture)
    {
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
