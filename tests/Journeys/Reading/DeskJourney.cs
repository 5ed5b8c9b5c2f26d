using Ledgerline.Centres;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class DeskJourney(SharedBrowser shared)
{
    [Fact]
    public async Task A_registrar_decides_by_keyboard_alone()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await system.AddPersonAsync("rita", await system.AddCentreAsync(), Role.Registrar);
        foreach (var name in new[] { "First", "Second", "12345", "Fourth" })
        {
            await system.DeclareAsync(Origin.Web, name);
            system.Clock.Advance(TimeSpan.FromHours(1));
        }

        await shared.WorkAsync(system.Url, Visitor.AtALaptop, async page =>
        {
            await page.GotoAsync("/sign-in");
            await page.GetByLabel("Your sign-in name").FillAsync("rita");
            await page.GetByLabel("Password").FillAsync(TestSystem.Password);
            await page.Button("Sign in").ClickAsync();
            await page.GotoAsync("/review");
            await page.PictureAsync("review-keys");

            await page.GetByRole(AriaRole.Checkbox).First.FocusAsync();
            await page.Keyboard.PressAsync("a");
            await Expect(page.GetByText("One group is accepted.")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Checkbox).First.FocusAsync();
            await page.Keyboard.PressAsync("x");
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("x");
            await page.Keyboard.PressAsync("3");
            await Expect(page.Heading("Refuse 2 groups?")).ToBeVisibleAsync();
            await Expect(page.GetByText("12345")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText("2 groups are refused.")).ToBeVisibleAsync();
            await Expect(page.GetByText("One group is waiting.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(Visitor.AtALaptop);
        });
    }
}
