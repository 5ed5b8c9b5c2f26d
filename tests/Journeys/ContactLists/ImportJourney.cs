using System.Globalization;
using System.Text;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.ContactLists;

public sealed class ImportJourney(SharedBrowser shared) : PhoneBankJourney(shared)
{
    private const int People = 191_000;
    private const int Twice = 9_000;

    /// <summary>Scenario 16: two hundred thousand rows as people write them; the program stops in the middle of it, and goes on.</summary>
    [Fact]
    public async Task A_coordinator_imports_two_hundred_thousand_numbers_sees_how_far_it_is_and_gets_a_report()
    {
        await OpenCentreAsync(contacts: 0);
        var page = await SignInAsCoordinatorAsync(Screen.Laptop, scripts: true);
        await page.GotoAsync($"/centre/campaigns/{Campaign}/import");
        await UploadAsync(page);
        await Expect(page.GetByText("200,000 rows")).ToBeVisibleAsync();
        await Expect(page.GetByText("The first 5,000 rows were looked at")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await ImportAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The list is being imported");
        await Expect(page.GetByLabel("0 of 200,000 rows")).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();

        // The first report of rows not taken finds something in its place.
        var list = Guid.Parse(page.Url.Split('/')[^1]);
        await Bank.DbAsync(db =>
        {
            db.Add(new ListReportPart { List = list, Before = 0, Count = 0, RowsSealed = [] });
            return db.SaveChangesAsync();
        });
        await Should.ThrowAsync<DbUpdateException>(RunAsync);
        Bank.Clock.Advance(RunImport.WorkedFor);
        await Expect(page.GetByLabel("191,000 of 200,000 rows")).ToHaveJSPropertyAsync("value", People);
        await page.PictureAsync("16-importing");
        await Bank.DbAsync(db => db.Set<ListReportPart>().ExecuteDeleteAsync());

        await RunAsync();
        Bank.Clock.Advance(TimeSpan.FromSeconds(1));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("List imported");
        await Expect(page.Locator(".figure")).ToHaveTextAsync("191,000");
        await Expect(page.Locator("#reasons")).ToContainTextAsync("twice in this file: 9,000");
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("16-imported");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download these rows" }).ClickAsync());
        var report = await File.ReadAllLinesAsync(await download.PathAsync());
        report.Length.ShouldBe(1 + Twice);
        report[1].ShouldBe("191002,191002,\"twice in this file, first in line 2\",,,");
    }

    [Fact]
    public async Task The_same_file_once_more_takes_nothing_twice_and_the_page_follows_it_without_scripts()
    {
        await OpenCentreAsync(contacts: 0);
        var page = await SignInAsCoordinatorAsync(Screen.Telephone, scripts: false);
        await page.GotoAsync($"/centre/campaigns/{Campaign}/import");
        await UploadAsync(page, people: 900, twice: 100);
        await ImportAsync(page);
        await RunAsync();
        await Expect(page.Locator(".figure")).ToHaveTextAsync("900");

        await page.GotoAsync($"/centre/campaigns/{Campaign}/import");
        await UploadAsync(page, people: 900, twice: 100);
        await ImportAsync(page);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The list is being imported");
        await RunAsync();

        // The page asks again by itself.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("List imported");
        await Expect(page.Locator(".figure")).ToHaveTextAsync("0");
        await Expect(page.Locator("#reasons")).ToContainTextAsync("already in this campaign: 900");
        await page.PictureAsync("16-imported-again");
    }

    private static async Task UploadAsync(IPage page, int people = People, int twice = Twice)
    {
        // Eight megabytes, which the driver hands to the browser in one message.
        await page.GetByLabel("File").SetInputFilesAsync(
            new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List(people, twice)) }, new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Check the list");
    }

    private static async Task ImportAsync(IPage page)
    {
        await page.GetByLabel("Country of numbers without a country code").SelectOptionAsync("US");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import this list" }).ClickAsync();
        await page.WaitForURLAsync("**/lists/*", new() { WaitUntil = WaitUntilState.Commit });
    }

    private Task RunAsync() => ImportLists.RunAsync(Bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);

    /// <summary>Numbers as people write them, ten thousand an area code, after 555, which is nobody's at home; the first of them once more at the end.</summary>
    private static string List(int people, int twice)
    {
        var codes = Enumerable.Range(200, 800).Where(code => PhoneNumber.Parse($"+1{code}5550100", null).TryGet(out _, out _)).ToList();
        var text = new StringBuilder("Name,Phone,Note\n");
        for (var row = 0; row < people + twice; row++)
        {
            // Directory enquiries answer at 555-1212.
            var person = row % people;
            var (code, line) = (codes[person / 1_000], 2_000 + person % 1_000);
            var number = (row % 4) switch
            {
                0 => $"({code}) 555-{line}",
                1 => $"+1 {code} 555 {line}",
                2 => $"{code}.555.{line}",
                _ => FullWidth($"{code} 555 {line}"),
            };
            text.Append(CultureInfo.InvariantCulture, $"Person {person},{number},\n");
        }

        return text.ToString();
    }

    private static string FullWidth(string text) => string.Concat(text.Select(sign => char.IsAsciiDigit(sign) ? (char)(sign - '0' + '０') : sign));
}
