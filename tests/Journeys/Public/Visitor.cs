using System.Reflection;
using Ledgerline.Journeys.Browsing;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

namespace Ledgerline.Journeys.Public;

/// <summary>How somebody comes to the public pages. Everything there must go without scripts as well.</summary>
public enum Visitor
{
    AtALaptop,
    AtALaptopWithoutScripts,
    OnATelephone,
    OnATelephoneWithoutScripts,
}

/// <summary>The data of a theory whose parameter is a <see cref="Visitor"/>: each of them once.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryVisitorAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Visitor>().Select(visitor => new TheoryDataRow(visitor))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

internal static class Visits
{
    /// <summary>Goes through the public pages, and holds that they behaved on the way: no cookie, nobody else asked, no fault.</summary>
    public static Task VisitAsync(this SharedBrowser shared, Uri site, Visitor visitor, Func<IPage, Task> journey) =>
        shared.GoAsync(site, visitor, journey, mayHaveCookies: false);

    /// <summary>Goes through the staff's pages, which have cookies.</summary>
    public static Task WorkAsync(this SharedBrowser shared, Uri site, Visitor visitor, Func<IPage, Task> journey) =>
        shared.GoAsync(site, visitor, journey, mayHaveCookies: true);

    /// <summary>axe is a script itself: where none run, there is the width to look at. The markup is the same for both.</summary>
    public static Task ShouldReadWellAsync(this IPage page, Visitor visitor) =>
        visitor.HasScripts() ? page.ShouldBeAccessibleAsync() : page.ShouldFitAsync();

    public static async Task ShouldFitAsync(this IPage page)
    {
        var (wide, window) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("window.innerWidth"));
        wide.ShouldBeLessThanOrEqualTo(window, $"{page.Url} is wider than the window");
    }

    private static bool HasScripts(this Visitor visitor) => visitor is Visitor.AtALaptop or Visitor.OnATelephone;

    private static async Task GoAsync(this SharedBrowser shared, Uri site, Visitor visitor, Func<IPage, Task> journey, bool mayHaveCookies)
    {
        var screen = visitor is Visitor.AtALaptop or Visitor.AtALaptopWithoutScripts ? Screen.Laptop : Screen.Telephone;
        var page = await shared.Browser.OpenAsync(site, screen, visitor.HasScripts());
        await using var context = page.Context;
        var watch = Watch.Over(page, site);
        await journey(page);
        watch.ShouldHaveSeenNoFault();
        if (mayHaveCookies)
            return;
        watch.ShouldHaveSeenNoCookie();
        (await context.CookiesAsync()).ShouldBeEmpty();
    }
}
