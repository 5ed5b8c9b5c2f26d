using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Listing;

public sealed class ListPageTests
{
    [Fact]
    public async Task Organisation_PageByPage_ShowsEveryEntryOfItOnceNewestFirst()
    {
        await using var system = await SeededAsync(1_000);
        using var client = system.Client();
        var expected = await system.ReadAsync(db => db.Set<Entry>().OrderByDescending(entry => entry.Index).ToListAsync());

        foreach (var organisation in OrganisationsExtensions.Each)
        {
            var seen = new List<long>();
            for (var path = $"/en/register/organisation/{organisation.Slug()}"; path is not null;)
            {
                var page = await client.PageAsync(path);
                seen.AddRange(Indices(page));
                path = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
            }

            seen.ShouldBe(expected.Where(entry => entry.Organisations.HasFlag(organisation)).Select(entry => entry.Index));
        }
    }

    [Fact]
    public async Task Day_FromTheStatistics_ShowsItsEntriesAndLeadsToTheNextDays()
    {
        await using var system = await SeededAsync(600);
        using var client = system.Client();
        var days = (await system.ReadAsync(db => db.Set<Entry>().ToListAsync())).ToLookup(entry => entry.Day, entry => entry.Index);

        var newest = (await client.PageAsync("/en/statistics/days")).QuerySelector("tbody th a")!.GetAttribute("href");
        var seen = new Dictionary<string, IReadOnlyList<long>>();
        for (var path = newest; path is not null;)
        {
            var page = await client.PageAsync(path);
            seen.Add(path.Split('/')[^1], Indices(page));
            path = page.QuerySelectorAll("main nav a").FirstOrDefault(link => link.TextContent.StartsWith('←'))?.GetAttribute("href");
        }

        seen.OrderBy(day => day.Key, StringComparer.Ordinal).Select(day => $"{day.Key}: {string.Join(' ', day.Value)}")
            .ShouldBe(days.OrderBy(day => day.Key).Select(day => $"{day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {string.Join(' ', day.Order().Reverse())}"));
    }

    [Fact]
    public async Task Lists_TellOfAnnulmentsAndErasures()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(3);
        await system.EraseAsync(0);
        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        await system.SealLaterAsync();
        using var client = system.Client();

        foreach (var path in new[] { "/en/register/day/2026-11-22", "/en/register/organisation/party/0" })
        {
            var rows = (await client.PageAsync(path)).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
            rows.Count.ShouldBe(3);
            rows[0].ShouldContain("Person");
            rows[1].ShouldContain("Annulled: Hoax");
            rows[2].ShouldContain("Name erased");
        }

        (await client.PageAsync("/en/register/day/2026-11-22")).QuerySelector(".lede")!.TextContent.ShouldBe("3 declared on this day; annulled since: 1.");
    }

    [Theory]
    [InlineData("day/2026-11-21")]
    [InlineData("day/2026-11-22/1")]
    [InlineData("day/2026-11-22/-1")]
    [InlineData("day/2026-11-22/99999999999999999999")]
    [InlineData("day/2026-13-40")]
    [InlineData("day/2026-02-29")]
    [InlineData("day/0000-00-00")]
    [InlineData("day/99999-01-01")]
    [InlineData("day/26-11-22")]
    [InlineData("day/2026-11-22%20")]
    [InlineData("day/%D9%A2%D9%A0%D9%A2%D9%A6-11-22")]
    [InlineData("day/today")]
    [InlineData("day/party")]
    [InlineData("day")]
    [InlineData("organisation/party/1")]
    [InlineData("organisation/Party")]
    [InlineData("organisation/2026-11-22")]
    [InlineData("organisation/none")]
    [InlineData("organisation/1")]
    [InlineData("organisation")]
    public async Task List_OfWhatIsNot_IsNotFound(string list)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(3);
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/register/" + list, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
    }

    [Fact]
    public async Task Organisation_OfAnEmptyRegister_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        (await client.PageAsync("/en/register/organisation/party")).Body!.TextContent.ShouldContain("no entries yet");
    }

    private static List<long> Indices(IDocument page) =>
        [.. page.QuerySelectorAll("tbody tr td:first-child").Select(cell => long.Parse(cell.TextContent, CultureInfo.InvariantCulture))];
}
