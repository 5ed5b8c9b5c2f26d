using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledgerline.Register.Annulling;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.OpenData;

public sealed partial class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Feed_HasAnEntryADay_NewestFirst_WithWhatAtomRequires()
    {
        await using var system = await SeededAsync(2_000);
        using var client = system.Client();

        using var answer = await client.GetAsync(Feed);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
        feed.Name.ShouldBe(Atom + "feed");
        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            // RFC 4287, 4.1.1 and 4.1.2: exactly one of each.
            IdText().IsMatch(element.Elements(Atom + "id").Single().Value).ShouldBeTrue();
            element.Elements(Atom + "title").Single().Value.ShouldNotBeEmpty();
            DateTimeOffset.Parse(element.Elements(Atom + "updated").Single().Value, null).Offset.ShouldBe(TimeSpan.Zero);
            element.Elements(Atom + "link").Count(link => link.Attribute("rel")!.Value == "alternate").ShouldBe(1);
        }

        feed.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldNotBeEmpty();
        feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value.ShouldBe("/en/feed.atom");
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Count.ShouldBe(60);
        entries.Select(entry => entry.Element(Atom + "id")!.Value).Append(feed.Element(Atom + "id")!.Value).Distinct().Count().ShouldBe(61);
        entries.Select(entry => entry.Element(Atom + "updated")!.Value).ShouldBeInOrder(SortDirection.Descending);
        feed.Element(Atom + "updated")!.Value.ShouldBe(entries[0].Element(Atom + "updated")!.Value);
        foreach (var entry in entries.Take(3))
            (await client.GetAsync(new Uri(entry.Element(Atom + "link")!.Attribute("href")!.Value, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Feed_AfterAnAnnulment_CountsOneLessUnderTheSameId()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        await system.SealPeopleAsync(3);
        var before = XDocument.Parse(await client.GetStringAsync(Feed)).Root!.Element(Atom + "entry")!;
        before.Element(Atom + "title")!.Value.ShouldBe("22 November 2026: 3 people");

        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        await system.SealLaterAsync();

        var after = XDocument.Parse(await client.GetStringAsync(Feed)).Root!.Element(Atom + "entry")!;
        after.Element(Atom + "title")!.Value.ShouldBe("22 November 2026: 2 people");
        after.Element(Atom + "id")!.Value.ShouldBe(before.Element(Atom + "id")!.Value);
    }

    [Fact]
    public async Task Feed_OfAnEmptyRegister_IsOne()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        XDocument.Parse(await client.GetStringAsync(Feed)).Root!.Elements(Atom + "entry").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_LeadToTheFeed()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        foreach (var path in new[] { "/en/", "/en/register", "/en/statistics" })
            (await client.PageAsync(path)).QuerySelector("head link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/en/feed.atom");
    }

    [Fact]
    public async Task Sitemap_WhereTheSiteIsTold_LeadsToPagesThatAreThere()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick, replace: WithSite)).ServeAsync();
        using var client = system.Client();
        await system.SealPeopleAsync(3);
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        async Task<List<string>> LocationsAsync(string path, string element) =>
            [.. XDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Root!.Elements(map + element).Select(each => each.Element(map + "loc")!.Value)];

        var parts = await LocationsAsync("/sitemap.xml", "sitemap");
        parts.ShouldBe(["https://register.example/sitemap/pages.xml", "https://register.example/sitemap/days-0.xml"]);
        var pages = new List<string>();
        foreach (var part in parts)
            pages.AddRange(await LocationsAsync(new Uri(part).AbsolutePath, "url"));
        pages.ShouldContain("https://register.example/en/register/day/2026-11-22");
        pages.ShouldBeUnique();
        foreach (var page in pages)
        {
            page.ShouldStartWith("https://register.example/");
            using var answer = await client.GetAsync(new Uri(new Uri(page).AbsolutePath, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }

        (await client.PageAsync("/en/register/0/")).QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("https://register.example/en/register/0");
        (await client.GetStringAsync(Feed)).ShouldContain("href=\"https://register.example/en/register/day/2026-11-22\"");
        using var beyond = await client.GetAsync(new Uri("/sitemap/days-1.xml", UriKind.Relative));
        beyond.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Robots_LetInOnlyWhatIsBelowALanguage()
    {
        await using var system = await (await TestSystem.StartAsync(replace: WithSite)).ServeAsync();
        using var client = system.Client();

        var lines = (await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative))).Split('\n');

        lines.ShouldContain("Disallow: /");
        lines.ShouldContain("Disallow: /en/receipt");
        lines.ShouldContain("Disallow: /en/search");
        lines.ShouldContain("Allow: /en/");
        lines.ShouldContain("Sitemap: https://register.example/sitemap.xml");
    }

    [Fact]
    public async Task Sitemap_WhereNobodyToldTheSite_IsNotFound_AndNothingSaysThatThereIsOne()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        client.DefaultRequestHeaders.Host = "elsewhere.example";

        using var sitemap = await client.GetAsync(new Uri("/sitemap.xml", UriKind.Relative));
        sitemap.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative))).ShouldNotContain("Sitemap:");
        (await client.GetStringAsync(Feed)).ShouldNotContain("elsewhere.example");
        var page = await client.GetStringAsync(new Uri("/en/", UriKind.Relative));
        page.ShouldNotContain("elsewhere.example");
        page.ShouldContain("<link rel=\"canonical\" href=\"/en/\">");
    }

    [Fact]
    public async Task Home_SaysWhatItIs_AsDataInWhichNothingEndsIt()
    {
        await using var system = await (await TestSystem.StartAsync(replace: WithSite)).ServeAsync();
        using var client = system.Client();

        var data = (await client.PageAsync("/en/")).QuerySelector("script[type='application/ld+json']")!.TextContent;

        using var json = System.Text.Json.JsonDocument.Parse(data);
        json.RootElement.GetProperty("@type").GetString().ShouldBe("Dataset");
        json.RootElement.GetProperty("url").GetString().ShouldBe("https://register.example/en/");
        data.ShouldNotContain('<');
    }

    private static Uri Feed => new("/en/feed.atom", UriKind.Relative);

    private static void WithSite(IServiceCollection services) => services.Configure<WebOptions>(web => web.PublicUrl = new Uri("https://register.example/"));

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex IdText();
}
