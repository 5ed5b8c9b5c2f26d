using System.Text;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.ContactLists;

/// <summary>A list as centres have them: one with two numbers, and a family behind one.</summary>
public sealed class SharedNumbersJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const string People = "Name,Phone,Mobile,Note\nAnn,2025550101,(202) 555-0102,\nBo,2025550103,unknown,deaf\nCy,2025550103,,\nCy,2025550103,,\nDi,2025550109,,\n";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_list_with_shared_and_further_numbers_is_imported_and_called(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        await Bank.AddContactsAsync(await Bank.AddCampaignAsync(Centre, name: "Spring"), Bank.American(9));
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        await page.GotoAsync($"/centre/campaigns/{Campaign}/import");
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(People) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await page.GetByText("Change the columns").ClickAsync();
        await Expect(page.GetByLabel("Second telephone number")).ToHaveValueAsync("3");
        await page.GetByLabel("Country of numbers without a country code").SelectOptionAsync("US");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await Expect(page.GetByText("unknown: not taken, not a telephone number")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "18-preview");

        await page.GetByRole(AriaRole.Button, new() { Name = "Import this list" }).ClickAsync();
        await page.WaitForURLAsync("**/lists/*", new() { WaitUntil = WaitUntilState.Commit });
        await ImportLists.RunAsync(Bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);
        await page.ReloadAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync("2");
        await Expect(page.Locator("#joined")).ToContainTextAsync("One more row has a number that stands further up");
        await Expect(page.Locator("#left-out")).ToContainTextAsync("one further number was left out");
        await Expect(page.Locator("#reasons")).ToContainTextAsync("another campaign of this centre is calling this number: 1");
        await Expect(page.Locator("#rows")).ToContainTextAsync("only this number was left out: not a telephone number");
        await LookAsync(page, scripts, "18-report");

        var desk = await SignInAsync("vera", Size(telephone), scripts);
        await desk.Page.GetByLabel("Autumn").CheckAsync();
        await desk.NextAsync();
        await Expect(desk.Page.GetByText("There is one more number.")).ToBeVisibleAsync();
        await LookAsync(desk.Page, scripts, "18-further-number");
        await desk.Button("Wrong number").ClickAsync();
        await desk.ShouldBeRecordedAsync("Wrong number");
        await desk.NextAsync();
        await Expect(desk.Heading).ToHaveTextAsync("2 people share this number");
        await Expect(desk.Page.Locator(".sharing li")).ToHaveTextAsync(["Bo", "Cy"]);
        await LookAsync(desk.Page, scripts, "18-shared");
        await desk.Button("No answer").ClickAsync();
        await desk.ShouldBeRecordedAsync("No answer");

        // The first number led nowhere: it is her mobile's turn.
        await desk.NextAsync();
        await Expect(desk.Heading).ToHaveTextAsync("Ann");
        await desk.DialAsync();
        await Expect(desk.Number).ToContainTextAsync("0102");
    }

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
