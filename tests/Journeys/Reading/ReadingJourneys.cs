using System.Globalization;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class ReadingJourneys(SharedBrowser shared, SeededSystem register) : IClassFixture<SeededSystem>
{
    [Theory, EveryVisitor]
    public Task Somebody_reads_the_count_and_the_register_from_the_newest_to_the_oldest(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            await page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("Accept-Language", "tlh, xx;q=0.9, en;q=0.1")]);
            await page.GotoAsync("/");
            new Uri(page.Url).PathAndQuery.ShouldBe("/en/");
            await Expect(page.GetByText("2,000", new() { Exact = true })).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);

            await page.Link("Read the register").ClickAsync();
            var seen = await IndicesAsync(page);
            await page.ShouldReadWellAsync(visitor);
            while (await page.Link("Older").CountAsync() > 0)
            {
                await page.Link("Older").ClickAsync();
                await Expect(page.GetByRole(AriaRole.Cell).First).ToContainTextAsync(Invariant(seen[^1] - 1));
                seen.AddRange(await IndicesAsync(page));
            }

            seen.ShouldBe(Enumerable.Range(0, SeededSystem.Entries).Reverse());
            await page.Link("Newer").ClickAsync();
            await Expect(page.GetByText("Entries 100 to 199")).ToBeVisibleAsync();
            await page.Link("Oldest").ClickAsync();
            await Expect(page.GetByText("Entries 0 to 99")).ToBeVisibleAsync();
            await page.Link("Newest").ClickAsync();
            await Expect(page.GetByText("Entries 1800 to 1999")).ToBeVisibleAsync();

            await page.Link("1984").ClickAsync();
            await Expect(page.Heading("Entry 1984")).ToBeVisibleAsync();
            await page.GetByText("Check this entry", new() { Exact = true }).ClickAsync();
            await Expect(page.GetByText("ledgerline/declaration/v1")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.Link("Back to the register").ClickAsync();
            await Expect(page.GetByText("Entries 1900 to 1999")).ToBeVisibleAsync();
        });

    [Theory, EveryVisitor]
    public Task Somebody_studies_the_statistics_and_takes_them_home(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/");
            await page.Link("See the statistics").ClickAsync();
            await Expect(page.Heading("By month")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Img, new() { Name = "How many declared" })).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"statistics-months-{visitor}");

            foreach (var by in new[] { "By year", "By week", "By day" })
            {
                await page.Link(by).ClickAsync();
                await Expect(page.Link(by)).ToHaveAttributeAsync("aria-current", "page");
                await page.ShouldReadWellAsync(visitor);
            }

            await page.PictureAsync($"statistics-days-{visitor}");
            await page.Link("2025").ClickAsync();
            await Expect(page.Heading("By day, 2025")).ToBeVisibleAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.Link("Table (CSV)").ClickAsync());
            var lines = await File.ReadAllLinesAsync(await download.PathAsync());
            lines[1..].Sum(line => int.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)).ShouldBe(SeededSystem.Entries);
        });

    [Theory, EveryVisitor]
    public Task Somebody_reads_who_left_one_organisation_and_who_declared_on_a_day(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/register");
            await page.PictureAsync($"register-{visitor}");
            await page.Link("Communist Party").ClickAsync();
            await Expect(page.Heading("Entries: Communist Party")).ToBeVisibleAsync();
            await Expect(page.Link("Communist Party")).ToHaveAttributeAsync("aria-current", "page");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"register-organisation-{visitor}");
            await page.Link("Oldest").ClickAsync();
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(100);
            new Uri(page.Url).AbsolutePath.ShouldEndWith("/0");

            await page.Link("The whole register").ClickAsync();
            await page.Link("By day").ClickAsync();
            var newest = page.Locator("tbody th a").First;
            var day = await newest.InnerTextAsync();
            await newest.ClickAsync();
            await Expect(page.Heading($"Entries of {day}")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"register-day-{visitor}");
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Days" }).GetByRole(AriaRole.Link).First.ClickAsync();
            await Expect(page.Heading($"Entries of {day}")).ToHaveCountAsync(0);
            await page.GetByRole(AriaRole.Link, new() { Name = day }).ClickAsync();
            await Expect(page.Heading($"Entries of {day}")).ToBeVisibleAsync();
        });

    [Theory, EveryVisitor]
    public async Task Hostile_names_are_only_text_and_nothing_overflows(Visitor visitor)
    {
        await using var scope = register.System.Scope();
        var db = (LedgerlineDb)scope.ServiceProvider.GetService(typeof(LedgerlineDb))!;
        var names = await db.Set<Entry>().ToDictionaryAsync(entry => entry.Index, entry => entry.Name!);
        await shared.VisitAsync(register.Url, visitor, async page =>
        {
            for (var number = 0; number < SeededSystem.Entries / 100; number++)
            {
                await page.GotoAsync($"/en/register/{number}");
                await ShouldBeOnlyTextAsync(page);
                (await page.Locator("tbody bdi").AllTextContentsAsync()).ShouldBe(Enumerable.Range(0, 100).Select(i => names[(100 * number) + 99 - i]));
            }

            foreach (var hostile in DemoNames.Hostile)
            {
                // Not every one is drawn by the seed.
                if (names.FirstOrDefault(one => one.Value == hostile) is not { Value: not null } entry)
                    continue;
                await page.GotoAsync($"/en/entry/{entry.Key}");
                await page.GetByText("Check this entry", new() { Exact = true }).ClickAsync();
                await Expect(page.Locator("dd bdi")).ToBeVisibleAsync();
                await ShouldBeOnlyTextAsync(page);
                (await page.Locator("dd bdi").TextContentAsync()).ShouldBe(hostile);
            }

            await page.ShouldReadWellAsync(visitor);
        });
    }

    [Theory, EveryVisitor]
    public Task What_is_not_there_is_said_and_the_way_home_shown(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            foreach (var path in new[] { "/en/register/20", "/en/register/99999999999999999999", "/en/register/-1", "/en/entry/2000", "/en/nowhere", "/tlh/", "/tlh/register" })
            {
                (await page.GotoAsync(path))!.Status.ShouldBe(404, path);
                await Expect(page.Heading("Page not found")).ToBeVisibleAsync();
            }

            await page.ShouldReadWellAsync(visitor);
            await page.Link("Go to the first page").ClickAsync();
            await Expect(page.Heading("A public register of withdrawals")).ToBeVisibleAsync();
        });

    /// <summary>No element that a name brought, and nothing wider than the window.</summary>
    private static async Task ShouldBeOnlyTextAsync(IPage page)
    {
        await Expect(page.Locator("main :is(script, img, b, i, style, iframe)")).ToHaveCountAsync(0);
        await page.ShouldFitAsync();
    }

    private static async Task<List<int>> IndicesAsync(IPage page)
    {
        // It comes after the table: once it is there, all of the table is.
        await Expect(page.Locator("nav.pager")).ToBeVisibleAsync();
        return [.. (await page.Locator("tbody tr td:first-child").AllTextContentsAsync()).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
