using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Ledgerline.Journeys.Browsing;

/// <summary>What must be true of every page, whatever it is for.</summary>
public static class PageChecks
{
    /// <summary>Asked of the page itself: the driver can miss the event when two pages follow each other quickly.</summary>
    public static Task ShouldBeLoadedAsync(this IPage page) =>
        page.EvaluateAsync("document.readyState === 'complete' || new Promise((done) => addEventListener('load', () => done(true), { once: true }))");

    /// <summary>No violation of axe's rules (WCAG 2.2 AA and best practices), nothing wider than the window, no script error.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        // axe runs as a script: without scripts there is only the width to look at, and that needs one too.
        await page.ShouldBeLoadedAsync();
        var result = await page.RunAxe().WaitAsync(TimeSpan.FromMinutes(1));
        var violations = result.Violations.Select(v => $"{v.Id}: {v.Help}\n    {string.Join("\n    ", v.Nodes.Select(n => n.Html))}").ToList();
        if (violations.Count > 0)
            throw new XunitException($"{page.Url} is not accessible:\n{string.Join('\n', violations)}");
        var (wide, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("window.innerWidth"));
        wide.ShouldBeLessThanOrEqualTo(window, $"{page.Url} is wider than the window");
    }
}
