using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Ledgerline.Journeys.Browsing;
using Ledgerline.Storage;
using Microsoft.Playwright;

namespace Ledgerline.Journeys.Policies;

/// <summary>Every page in a browser that holds it to its content security policy, Trusted Types among it. A new page is among them by the table that it must stand in.</summary>
public class PolicyJourney(SharedBrowser shared)
{
    [Fact]
    public async Task Every_page_keeps_to_its_policy()
    {
        await using var ground = await TwoCentres.OpenAsync(DatabaseEngine.Sqlite);
        var doors = await Doors.OfAsync(ground.System);
        var wrong = new List<string>();
        var seen = 0;
        foreach (var of in PermissionTable.Lines.Where(line => line.Door is { Method: "GET", Handler: "-" } && Doors.IsPage(doors[line.Door])).GroupBy(line => line.Owner))
        {
            var page = await shared.Browser.OpenAsync(ground.System.Url);
            await using var context = page.Context;
            if (of.Key is { } owner)
                await context.AddCookiesAsync(ground.Person('A', owner).Cookies.Select(cookie => new Cookie { Name = cookie.Key, Value = cookie.Value, Url = ground.System.Url.ToString() }));
            foreach (var line in of)
            {
                wrong.AddRange(await LookAsync(page, Knock.Address(line, doors[line.Door], ground.Things)));
                seen++;
            }
        }

        wrong.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(50);
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string address)
    {
        var said = new List<string>();
        void Hear(object? sender, IConsoleMessage message)
        {
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                said.Add($"{address}: {message.Text}");
        }

        page.Console += Hear;
        await page.GotoAsync(address);
        await page.ShouldBeLoadedAsync();
        page.Console -= Hear;
        return said;
    }
}
