using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Stories.Tests.Reading;

public sealed class StoryListTests
{
    [Theory, OnBothEngines]
    public async Task List_ShowsEachStoryOnce_NewestFirst_FromPageToPage(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        await FillAsync(room, 65);
        using var client = room.System.Client();

        var (seen, path) = (new List<int>(), "/en/stories");
        while (path is not null)
        {
            var page = await client.PageAsync(path);
            seen.AddRange(Numbers(page));
            path = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        seen.ShouldBe(Enumerable.Range(1, 65).Reverse());
        Numbers(await client.PageAsync("/en/stories")).Count.ShouldBe(25);
        Numbers(await client.PageAsync("/en/stories/page/1")).ShouldBe(Enumerable.Range(21, 20).Reverse());
    }

    [Theory, OnBothEngines]
    public async Task AnOlderPage_StaysAsItIs_WhenOthersArePublished(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        await FillAsync(room, 45);
        using var client = room.System.Client();
        var before = Numbers(await client.PageAsync("/en/stories/page/1"));

        await room.AddPublishedAsync();

        Numbers(await client.PageAsync("/en/stories/page/1")).ShouldBe(before);
        Numbers(await client.PageAsync("/en/stories"))[0].ShouldBe(46);
    }

    [Theory, OnBothEngines]
    public async Task List_OfAnOccasion_HasItsStoriesOnly(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        await room.AddPublishedAsync();
        await room.AddOfAsync(Occasion.Qingming, Newsroom.Content with { Title = "The grave" });
        await room.AddOfAsync(Occasion.MidAutumn, Newsroom.Content with { Title = "月亮" }, "zh-Hans");
        using var client = room.System.Client();

        var page = await client.PageAsync("/en/stories/occasion/qingming");

        Numbers(page).ShouldBe([2]);
        page.QuerySelector("h2")!.TextContent.ShouldBe("Tomb-Sweeping Day");
        page.QuerySelector("nav [aria-current=page]")!.TextContent.ShouldBe("Tomb-Sweeping Day");
        Numbers(await client.PageAsync("/en/stories")).ShouldBe([2, 1]);
        (await client.PageAsync("/en/stories")).QuerySelectorAll("nav[aria-label=Occasions] a").Select(link => link.GetAttribute("href")).ShouldBe(["/en/stories", "/en/stories/occasion/qingming"]);
        // Nothing of the occasion in this language: the page says so and leads to where there is something.
        var empty = await client.PageAsync("/en/stories/occasion/mid-autumn");
        Numbers(empty).ShouldBeEmpty();
        empty.QuerySelector(".story-languages a")!.GetAttribute("href").ShouldBe("/zh-Hans/stories/occasion/mid-autumn");
        empty.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
    }

    [Theory, OnBothEngines]
    public async Task List_IsKept_UntilSomethingIsPublishedOrWithdrawn(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        var id = await room.AddPublishedAsync();
        using var client = room.System.Client();
        Numbers(await client.PageAsync("/en/stories")).ShouldBe([1]);
        foreach (var path in (string[])["/en/stories", "/en/stories/1", "/en/stories/feed.atom"])
        {
            await client.GetStringAsync(Uri(path));
            using var kept = await client.GetAsync(Uri(path));
            kept.Headers.Age.ShouldNotBeNull(path);
            kept.Headers.CacheControl!.ToString().ShouldBe("public, must-revalidate, max-age=0, s-maxage=5");
        }

        await room.AddPublishedAsync();
        Numbers(await client.PageAsync("/en/stories")).ShouldBe([2, 1]);
        await room.WithdrawAsync(id);
        Numbers(await client.PageAsync("/en/stories")).ShouldBe([2]);
        (await client.PageAsync("/en/stories/occasion/christmas")).QuerySelector(".stories").ShouldBeNull();
    }

    [Fact]
    public async Task List_OfALanguageWithoutStories_SaysSo_InTheWordsOfTheInterface()
    {
        await using var room = await Shelf.ServeAsync();
        using var client = room.System.Client();
        (await client.PageAsync("/en/stories")).Body!.TextContent.ShouldContain("There is no story in English yet.");
        await room.AddPublishedAsync();

        foreach (var language in ContentLanguage.All.Where(language => language.Tag != "en"))
        {
            using var answer = await client.GetAsync(Uri($"/{language.Tag}/stories"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, language.Tag);
            var page = await answer.PageAsync();
            Languages.All.ShouldContain(page.DocumentElement.GetAttribute("lang")!);
            page.QuerySelector(".story-languages a")!.GetAttribute("href").ShouldBe("/en/stories");
            page.QuerySelector("link[rel=canonical]").ShouldBeNull();
        }
    }

    private static IReadOnlyList<int> Numbers(IDocument page) =>
        [.. page.QuerySelectorAll(".stories h3 a").Select(link => int.Parse(link.GetAttribute("href")!.Split('/')[^1], CultureInfo.InvariantCulture))];

    /// <summary>Straight among the published: the way that people take is long.</summary>
    private static async Task FillAsync(Newsroom room, int count)
    {
        await room.AddPublishedAsync();
        await room.DbAsync(async db =>
        {
            var first = db.Set<PublishedText>().Single();
            for (var number = 2; number <= count; number++)
                db.Add(new PublishedText
                {
                    Number = number,
                    Language = "en",
                    Title = $"Story {number}",
                    Summary = first.Summary,
                    Byline = "",
                    Credit = "",
                    Markdown = first.Markdown,
                    Html = first.Html,
                    Minutes = 1,
                    Occasion = Occasion.None,
                    PublishedOn = first.PublishedOn.AddDays(number / 4),
                    ChangedOn = first.PublishedOn.AddDays(number / 4),
                    Original = "en",
                    Version = 2,
                });
            await PublishedState.CountAsync(db, default);
            await db.SaveChangesAsync();
            // So that the next number is nobody's.
            return await db.Database.ExecuteSqlRawAsync($"UPDATE {db.Source.Table("stories", "stories")} SET number = {count}");
        });
        room.System.Services.GetRequiredService<PublicVersion>().Changed();
        room.Clock.Advance(TimeSpan.FromDays(30));
    }

    private static Uri Uri(string path) => new(path, UriKind.Relative);
}
