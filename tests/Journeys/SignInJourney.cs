using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys;

public class SignInJourney(SharedBrowser shared)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_coordinator_signs_in_by_keyboard_and_invites_a_volunteer(bool telephone)
    {
        await using var system = await TestSystem.StartAsync();
        await system.ServeAsync();
        await system.AddPersonAsync("carla", await system.AddCentreAsync(), Role.Coordinator);
        var page = await shared.Browser.OpenAsync(system.Url, telephone ? Screen.Telephone : Screen.Laptop);

        await page.GotoAsync("/sign-in");
        await page.ShouldBeAccessibleAsync();
        await Expect(page.GetByLabel("Your sign-in name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("carla");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("not the password");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("do not go together").First.WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("Password").FillAsync(TestSystem.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/centre/**", new() { WaitUntil = WaitUntilState.Commit });

        await page.GotoAsync("/centre/people");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("Sign-in name").FillAsync("<b>Ben</b>");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("<b>Ben</b> is invited.").WaitForAsync();
        await page.ShouldBeAccessibleAsync();
    }
}
