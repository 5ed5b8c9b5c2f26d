using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Register;
using Ledgerline.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class SearchingJourneys(SharedBrowser shared)
{
    private static readonly Origin OfCall = new(Channel.Call, Guid.NewGuid(), [.. Enumerable.Repeat((byte)7, 32)]);

    [Theory, EveryVisitor]
    public async Task Somebody_finds_oneself_in_pinyin(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync(register: PublicPages.Quick)).ServeAsync();
        await system.DeclareAsync(OfCall, "單曉晴", "单晓晨", "晨光", "The younger sister");
        await system.SealLaterAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"search-home-{visitor}");
            await page.Name().FillAsync("shan xiaoqing");
            await page.Button("Search").ClickAsync();
            await Expect(page.Heading("Found in the register")).ToBeVisibleAsync();
            await Expect(page.Locator("tbody bdi")).ToHaveTextAsync(["單曉晴"]);
            new Uri(page.Url).PathAndQuery.ShouldBe("/en/search");
            await Expect(page.Name()).ToHaveValueAsync("shan xiaoqing");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"search-found-{visitor}");

            foreach (var (typed, finds) in new[] { ("sxq", 1), ("Shàn Xiǎo", 2), ("单晓", 2), ("單", 2), ("ｙｏｕｎｇｅｒ", 1), ("the young", 1) })
            {
                await page.Name().FillAsync(typed);
                await page.Name().PressAsync("Enter");
                await Expect(page.Name()).ToHaveValueAsync(typed);
                await Expect(page.Locator("tbody tr")).ToHaveCountAsync(finds);
            }

            await page.Name().FillAsync("<b>nobody</b>");
            await page.Button("Search").ClickAsync();
            await Expect(page.Heading("Nobody with this name is in the register")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"search-none-{visitor}");

            await page.Name().FillAsync(" ");
            await page.Button("Search").ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter a name");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"search-mistake-{visitor}");
        });
    }

    [Theory, EveryVisitor]
    public async Task Somebody_with_a_common_name_reads_on_and_opens_an_entry(Visitor visitor)
    {
        await using var system = await (await TestSystem.StartAsync(register: PublicPages.Quick)).ServeAsync();
        for (var i = 0; i < 3; i++)
            await system.DeclareAsync(OfCall, [.. Enumerable.Repeat("晨光", 20)]);
        await system.SealLaterAsync();
        await system.PublishAsync();
        await shared.VisitAsync(system.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/register");
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"search-register-{visitor}");
            await page.Name().FillAsync("cg");
            await page.Button("Search").ClickAsync();
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
            await page.Button("Show more").ClickAsync();
            await Expect(page.Heading("Further down")).ToBeVisibleAsync();
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(10);
            await Expect(page.Button("Show more")).ToHaveCountAsync(0);
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"search-more-{visitor}");
            await page.Link("59").ClickAsync();
            await Expect(page.Heading("Entry 59")).ToBeVisibleAsync();
        });
    }
}

/// <summary>The one field of a search.</summary>
file static class SearchField
{
    public static ILocator Name(this IPage page) => page.GetByRole(AriaRole.Search).GetByLabel("Name or pseudonym");
}
