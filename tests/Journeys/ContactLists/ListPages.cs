using System.Text;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.ContactLists;

/// <summary>What coordinators do with a list in several journeys.</summary>
internal static class ListPages
{
    /// <summary>From the file to the page that says how far its import is.</summary>
    public static async Task ImportAsync(this IPage page, CampaignId campaign, string people)
    {
        await page.GotoAsync($"/centre/campaigns/{campaign}/import");
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(people) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import this list" }).ClickAsync();
        await page.WaitForURLAsync("**/lists/*", new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>Takes the rows of every list that was started, as it is done in the background.</summary>
    public static Task RunImportsAsync(this Bank bank) => ImportLists.RunAsync(bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);
}
