using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Testing.Hosting;
using Ledgerline.Testing.Logs;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Reading;

public class LeavingJourneys(SharedBrowser shared, SeededSystem register) : IClassFixture<SeededSystem>
{
    [Theory, EveryVisitor]
    public Task Somebody_leaves_at_once_from_anywhere_on_a_page(Visitor visitor) =>
        shared.VisitAsync(register.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/declare");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Button("Leave this page")).ToBeFocusedAsync();
            await page.PictureAsync($"leave-top-{visitor}", whole: false);
            await page.ShouldReadWellAsync(visitor);

            await page.Link("Status of the log").ScrollIntoViewIfNeededAsync();
            await Expect(page.Button("Leave this page")).ToBeInViewportAsync();
            await page.PictureAsync($"leave-below-{visitor}", whole: false);
            await page.Button("Leave this page").ClickAsync();
            await page.WaitForURLAsync("about:blank");
        });

    [Theory]
    [InlineData("Escape")]
    [InlineData("Shift")]
    public Task Somebody_leaves_by_a_key_pressed_three_times_and_no_way_leads_back(string key) =>
        shared.VisitAsync(register.Url, Visitor.AtALaptop, async page =>
        {
            await page.GotoAsync("/en/");
            await page.GotoAsync("/en/declare");
            await Expect(page.GetByText("Esc three times")).ToBeVisibleAsync();
            await page.GetByLabel("Name or pseudonym").FillAsync("Quiet Harbour");
            for (var time = 0; time < 3; time++)
                await page.Keyboard.PressAsync(key);

            await page.WaitForURLAsync("about:blank");
            await page.GoBackAsync();
            new Uri(page.Url).AbsolutePath.ShouldBe("/en/");
        });

    /// <summary>Capital letters, and a key pressed now and then, are not that.</summary>
    [Fact]
    public Task Somebody_who_types_stays() =>
        shared.VisitAsync(register.Url, Visitor.AtALaptop, async page =>
        {
            await page.GotoAsync("/en/declare");
            await page.GetByLabel("Name or pseudonym").FocusAsync();
            foreach (var key in (string[])["Shift", "Shift+A", "Shift+B", "Shift+C", "Escape", "Shift", "Escape", "Shift", "Escape", "Escape"])
                await page.Keyboard.PressAsync(key);

            await Expect(page.GetByLabel("Name or pseudonym")).ToHaveValueAsync("ABC");
            new Uri(page.Url).AbsolutePath.ShouldBe("/en/declare");
            await Expect(page.Locator("html")).Not.ToHaveClassAsync("left");
        });

    [Theory]
    [InlineData(Visitor.AtALaptop)]
    [InlineData(Visitor.OnATelephoneWithoutScripts)]
    public async Task Where_the_operator_chose_a_site_it_leads_there_and_asks_it_for_nothing_before(Visitor visitor)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-weather-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "today.html"), "<!doctype html><title>Rain</title>");
        await using var weather = await StaticSite.ServeAsync(folder);
        var today = $"{weather.Url}/today.html";
        await using var system = await TestSystem.StartAsync(replace: services => services.Configure<WebOptions>(web => web.LeaveTo = new Uri(today)));
        await system.ServeAsync();
        var page = await shared.Browser.OpenAsync(system.Url, scripts: visitor == Visitor.AtALaptop);
        await using var context = page.Context;
        await page.GotoAsync("/en/declare", new() { WaitUntil = WaitUntilState.NetworkIdle });
        weather.Answers.ShouldBeEmpty();

        await page.Button("Leave this page").ClickAsync();
        await page.WaitForURLAsync(today);

        (await page.TitleAsync()).ShouldBe("Rain");
        weather.Referrers.ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }
}
