using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.ContactLists;

public sealed class ListJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const string People = "Name,Phone,Note\nAnn,+12025550101,met at the fair\nBo,+12025550102,\nCy,+12025550103,\nDi,nothing,\n";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_coordinator_pauses_a_list_ends_it_and_has_it_forgotten(bool telephone, bool scripts)
    {
        await OpenCentreAsync(contacts: 0);
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        await page.ImportAsync(Campaign, People);
        await Bank.RunImportsAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync("3");
        await LookAsync(page, scripts, "17-list");

        await page.GetByRole(AriaRole.Button, new() { Name = "Pause the list" }).ClickAsync();
        await Expect(page.GetByText("This list is paused")).ToBeVisibleAsync();
        await LookAsync(page, scripts, "17-paused");
        var desk = await SignInAsync("vera", Screen.Laptop);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Next contact" }).ClickAsync();
        await Expect(desk.Page.GetByText("Everybody who is left is on a list that is paused")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on with the list" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause the list" })).ToBeVisibleAsync();
        await SettleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "End the list" }).ClickAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync("3");
        await LookAsync(page, scripts, "17-end");
        await page.GetByRole(AriaRole.Button, new() { Name = "End the list" }).ClickAsync();
        await Expect(page.GetByText("This list is ended")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Forget the list" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Forget this list?");
        await Expect(page.Locator(".figure")).ToHaveTextAsync("3");
        await LookAsync(page, scripts, "17-forget");
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget the list" }).ClickAsync();
        await Expect(page.GetByText("3 people are still to be forgotten")).ToBeVisibleAsync();
        await SettleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("This list is forgotten")).ToBeVisibleAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync("3");
        await LookAsync(page, scripts, "17-forgotten");
        (await Bank.DbAsync(db => db.Set<Number>().CountAsync(number => number.NumberSealed != null))).ShouldBe(0);
        (await Bank.DbAsync(db => db.Set<Contact>().CountAsync(contact => contact.NameSealed != null || contact.NoteSealed != null))).ShouldBe(0);
    }

    private Task SettleAsync() => SettleLists.RunAsync(Bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);

    private static async Task LookAsync(IPage page, bool scripts, string picture)
    {
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync(picture);
    }
}
