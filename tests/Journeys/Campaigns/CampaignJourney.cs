using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Campaigns;

public sealed class CampaignJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task A_coordinator_says_when_a_campaign_calls_and_when_it_tries_again(bool telephone, bool scripts)
    {
        await OpenCentreAsync();
        var page = await SignInAsCoordinatorAsync(Size(telephone), scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "Autumn" }).ClickAsync();
        await page.GetByText("Days and holidays").ClickAsync();
        await page.GetByLabel("Sunday").UncheckAsync();
        await page.GetByLabel("Holidays").FillAsync("2026-12-25\nNew Year");
        await page.GetByText("When to try again").ClickAsync();
        var busy = page.GetByRole(AriaRole.Group, new() { Name = "After a busy line" });
        await busy.GetByLabel("Minutes until the next call").FillAsync("1");
        await busy.GetByLabel("How many calls may end so").FillAsync("0");
        await SaveAsync(page);

        await Expect(page.GetByText("“New” is no date").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Enter a number from 10 to 20,160").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Enter a number from 1 to 10").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Holidays")).ToHaveValueAsync("2026-12-25\nNew Year");
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("15-campaign");
        await page.GetByLabel("Holidays").FillAsync("2026-12-25\n2027-01-01");
        await busy.GetByLabel("Minutes until the next call").FillAsync("45");
        await busy.GetByLabel("How many calls may end so").FillAsync("2");
        await SaveAsync(page);

        await Expect(page.GetByText("The campaign is saved")).ToBeVisibleAsync();
        await page.GetByText("Where these people are just now").ClickAsync();
        // Today is a Sunday.
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Outside calling hours" })).ToContainTextAsync("3");
        if (scripts)
            await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("15-queue");
        var campaign = await Bank.DbAsync(db => db.Set<Campaign>().SingleAsync());
        (campaign.CallingDays, campaign.Holidays, campaign.Retries.Busy).ShouldBe((Weekdays.All & ~Weekdays.Sunday, "2026-12-25 2027-01-01", new Retry(45, 2)));
    }

    private static Task SaveAsync(IPage page) => page.Locator("#campaign > button").Last.ClickAsync();
}
