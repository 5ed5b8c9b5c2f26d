using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Stories.Tests.Reading;

public sealed partial class StoryFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace XHtml = "http://www.w3.org/1999/xhtml";

    [Theory, OnBothEngines]
    public async Task Feed_HasTheStoriesOfItsLanguage_NewestFirst_AsAtomRequires(DatabaseEngine engine)
    {
        await using var room = await FilledAsync(engine);
        using var client = room.System.Client();

        using var answer = await client.GetAsync(Uri("/en/stories/feed.atom"));
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
        ShouldBeAtom(feed);
        feed.Attribute(XNamespace.Xml + "lang")!.Value.ShouldBe("en");
        var entries = feed.Elements(Atom + "entry").ToList();
        entries.Select(entry => entry.Element(Atom + "title")!.Value).ShouldBe(["The moon & \"x\" <i>", "The teacher"]);
        entries[0].Element(Atom + "category")!.Attribute("label")!.Value.ShouldBe("Mid-Autumn Festival");
        entries[0].Element(Atom + "summary")!.Value.ShouldBe(Newsroom.Content.Summary);
        entries[0].Element(Atom + "link")!.Attribute("href")!.Value.ShouldBe($"{Shelf.Site}/en/stories/2");
        feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value.ShouldBe($"{Shelf.Site}/en/stories/feed.atom");
        ShouldBeAtom(XDocument.Parse(await client.GetStringAsync(Uri("/ar/stories/feed.atom"))).Root!);
        var none = XDocument.Parse(await client.GetStringAsync(Uri("/fr/stories/feed.atom"))).Root!;
        ShouldBeAtom(none);
        none.Elements(Atom + "entry").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task AStory_KeepsItsId_WhenItIsChanged_AndIsGone_WhenItIsWithdrawn(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        using var client = room.System.Client();
        var id = await room.AddPublishedAsync();
        var before = XDocument.Parse(await client.GetStringAsync(Uri("/en/stories/feed.atom"))).Root!.Element(Atom + "entry")!;
        room.Clock.Advance(TimeSpan.FromDays(2));

        await room.ChangeAsync(id, Newsroom.Content with { Title = "Corrected" }, 2);

        var after = XDocument.Parse(await client.GetStringAsync(Uri("/en/stories/feed.atom"))).Root!.Element(Atom + "entry")!;
        (after.Element(Atom + "id")!.Value, after.Element(Atom + "title")!.Value).ShouldBe((before.Element(Atom + "id")!.Value, "Corrected"));
        after.Element(Atom + "published")!.Value.ShouldBe(before.Element(Atom + "published")!.Value);
        after.Element(Atom + "updated")!.Value.ShouldBe("2026-11-24T00:00:00Z");
        await room.WithdrawAsync(id);
        (await client.GetStringAsync(Uri("/en/stories/feed.atom"))).ShouldNotContain("<entry");
    }

    [Theory, OnBothEngines]
    public async Task Alternates_OfEveryPage_AreThere_AndNameEachOther(DatabaseEngine engine)
    {
        await using var room = await FilledAsync(engine);
        using var client = room.System.Client();
        var pages = new Dictionary<string, List<string>>();

        foreach (var path in await SitemapAsync(client))
        {
            using var answer = await client.GetAsync(Uri(path));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var page = await answer.PageAsync();
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(Shelf.Site + path);
            page.QuerySelector("meta[name=robots]").ShouldBeNull();
            var alternates = page.QuerySelectorAll("link[rel=alternate][hreflang]:not([type])").ToList();
            pages[path] = [.. alternates.Where(link => link.GetAttribute("hreflang") != "x-default").Select(link => link.GetAttribute("href")![Shelf.Site.Length..]).Order(StringComparer.Ordinal)];
            if (alternates.Count == 0)
                continue;
            pages[path].ShouldContain(path);
            alternates.ShouldAllBe(link => link.GetAttribute("hreflang") == "x-default" || link.GetAttribute("href")!.StartsWith($"{Shelf.Site}/{link.GetAttribute("hreflang")}/", StringComparison.Ordinal));
            alternates.Single(link => link.GetAttribute("hreflang") == "x-default").GetAttribute("href")!.ShouldStartWith($"{Shelf.Site}/{(path.EndsWith("/3", StringComparison.Ordinal) ? "zh-Hans" : "en")}/");
        }

        foreach (var (path, alternates) in pages)
            alternates.ShouldAllBe(other => pages.ContainsKey(other) && pages[other].SequenceEqual(alternates), path);
        pages.Keys.Order(StringComparer.Ordinal).ShouldBe(
            [
                "/ar/stories", "/ar/stories/1", "/en/stories", "/en/stories/1", "/en/stories/2", "/en/stories/occasion/mid-autumn", "/zh-Hans/stories", "/zh-Hans/stories/1",
                "/zh-Hans/stories/3",
            ]);
        pages["/en/stories/1"].ShouldBe(["/ar/stories/1", "/en/stories/1", "/zh-Hans/stories/1"]);
    }

    [Fact]
    public async Task Sitemap_HasTheAlternates_AndRobotsLetThemIn()
    {
        await using var room = await FilledAsync(DatabaseEngine.Sqlite);
        using var client = room.System.Client();

        var map = XDocument.Parse(await client.GetStringAsync(Uri("/sitemap/stories-0.xml"))).Root!;

        map.Elements(Map + "url").Single(url => url.Element(Map + "loc")!.Value == $"{Shelf.Site}/ar/stories/1").Elements(XHtml + "link").Select(link => link.Attribute("hreflang")!.Value)
            .ShouldBe(["ar", "en", "zh-Hans"]);
        (await client.GetAsync(Uri("/sitemap/stories-1.xml"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var robots = (await client.GetStringAsync(Uri("/robots.txt"))).Split('\n');
        robots.ShouldContain("Allow: /*/stories");
        robots.ShouldContain("Disallow: /*/stories/search");
    }

    [Fact]
    public async Task Pages_LeadToTheFeedOfTheirLanguage()
    {
        await using var room = await FilledAsync(DatabaseEngine.Sqlite);
        using var client = room.System.Client();

        foreach (var path in (string[])["/ar/stories", "/ar/stories/1", "/ar/stories/search"])
            (await client.PageAsync(path)).QuerySelector("head link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href").ShouldBe("/ar/stories/feed.atom");
    }

    /// <summary>Three languages, one translated story, one of an occasion, one whose original is Chinese, one that is withdrawn.</summary>
    private static async Task<Newsroom> FilledAsync(DatabaseEngine engine)
    {
        var room = await Shelf.ServeAsync(engine);
        var first = await room.AddPublishedAsync();
        await room.AddTranslationAsync(first, "ar", new StoryContent("المعلم", "معلم.", "في كندا", "ردت."));
        await room.AddTranslationAsync(first, "zh-Hans", new StoryContent("老师", "一位老师。", "", "她接了电话。"));
        await room.AddOfAsync(Occasion.MidAutumn, Newsroom.Content with { Title = "The moon & \"x\" <i>" });
        var chinese = await room.AddPublishedAsync(new StoryContent("月亮", "月亮。", "", "月亮。"), "zh-Hans");
        await room.AddTranslationAsync(chinese, "fr", new StoryContent("La lune", "La lune.", "", "La lune."), "zh-Hans");
        await room.WithdrawAsync(chinese, "fr");
        await room.WithdrawAsync(await room.AddPublishedAsync());
        return room;
    }

    private static async Task<List<string>> SitemapAsync(HttpClient client)
    {
        var parts = XDocument.Parse(await client.GetStringAsync(Uri("/sitemap.xml"))).Root!.Elements(Map + "sitemap").Select(part => part.Element(Map + "loc")!.Value).Where(part => part.Contains("stories", StringComparison.Ordinal));
        var pages = new List<string>();
        foreach (var part in parts)
            pages.AddRange(XDocument.Parse(await client.GetStringAsync(new Uri(new Uri(part).AbsolutePath, UriKind.Relative))).Root!.Elements(Map + "url").Select(url => new Uri(url.Element(Map + "loc")!.Value).AbsolutePath));
        pages.ShouldBeUnique();
        return pages;
    }

    /// <summary>RFC 4287, 4.1: what each element must have, how often, and nothing that Atom does not know.</summary>
    private static void ShouldBeAtom(XElement feed)
    {
        feed.Name.ShouldBe(Atom + "feed");
        ShouldHave(feed, ["id", "title", "updated", "author"], ["link", "entry"]);
        feed.Elements(Atom + "link").Select(link => link.Attribute("rel")!.Value).ShouldBe(["self", "alternate"]);
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            ShouldHave(entry, ["id", "title", "updated"], ["published", "author", "link", "category", "summary"]);
            entry.Elements(Atom + "link").ShouldHaveSingleItem().Attribute("rel")!.Value.ShouldBe("alternate");
        }

        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            IdText().IsMatch(element.Element(Atom + "id")!.Value).ShouldBeTrue();
            element.Element(Atom + "title")!.Value.ShouldNotBeEmpty();
            DateTimeOffset.Parse(element.Element(Atom + "updated")!.Value, CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
            foreach (var author in element.Elements(Atom + "author"))
                author.Elements().ShouldHaveSingleItem().Name.ShouldBe(Atom + "name");
        }

        feed.Descendants(Atom + "id").Select(id => id.Value).ShouldBeUnique();
    }

    private static void ShouldHave(XElement element, string[] once, string[] more)
    {
        foreach (var name in once)
            element.Elements(Atom + name).Count().ShouldBe(1, name);
        element.Elements().Select(child => child.Name).Except([.. once.Concat(more).Select(name => Atom + name)]).ShouldBeEmpty();
    }

    private static Uri Uri(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex IdText();
}
