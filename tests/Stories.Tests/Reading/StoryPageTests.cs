using System.Net;
using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Stories.Tests.Reading;

public sealed class StoryPageTests
{
    private static readonly StoryContent Chinese = new("老师", "一位老师接了电话。", "于加拿大", "她马上接了电话。\n\n## 一个问题\n\n> 你是谁？\n\n他*听着*。");

    private static readonly StoryContent Arabic = new("المعلم", "معلم يرد على الهاتف.", "في كندا", "ردت على الفور.\n\n## سؤال\n\n> من أنت؟\n\nكان *يصغي*.");

    [Theory, OnBothEngines]
    public async Task Story_IsShown_InItsOwnLanguage_WithWhatIsKnownOfIt(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        await room.AddOfAsync(Occasion.MidAutumn, Newsroom.Content with { Body = Newsroom.Content.Body + "\n\n<script>alert(1)</script> [a link](https://example.org/?a=1&b=2)" });
        using var client = room.System.Client();

        using var answer = await client.GetAsync(Uri("/en/stories/1"));
        var page = await answer.PageAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var article = page.QuerySelector("article")!;
        (article.GetAttribute("lang"), article.GetAttribute("dir"), article.GetAttribute("itemtype")).ShouldBe(("en", "ltr", "https://schema.org/Article"));
        article.QuerySelector("h1[itemprop=headline]")!.TextContent.ShouldBe("The teacher");
        page.Title.ShouldBe("The teacher · Ledgerline");
        article.QuerySelector("[itemprop=author] [itemprop=name]")!.TextContent.ShouldBe("A volunteer in Canada");
        article.QuerySelector("[itemprop=datePublished]")!.GetAttribute("datetime").ShouldBe("2026-11-22");
        article.QuerySelector("[itemprop=dateModified]").ShouldBeNull();
        article.QuerySelector(".facts")!.TextContent.ShouldContain("1 minute to read");
        article.QuerySelector(".facts a")!.GetAttribute("href").ShouldBe("/en/stories/occasion/mid-autumn");
        article.QuerySelector("[itemprop=articleBody] blockquote p")!.TextContent.ShouldBe("Who are you?");
        article.QuerySelector("[itemprop=articleBody] a")!.GetAttribute("rel").ShouldBe("noopener noreferrer");
        article.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelector("meta[property='og:url']")!.GetAttribute("content").ShouldBe("https://register.example/en/stories/1");
        page.QuerySelector("meta[property='og:locale']")!.GetAttribute("content").ShouldBe("en_US");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("https://register.example/en/stories/1");
        page.QuerySelectorAll("link[rel=alternate][hreflang]:not([type])").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Translation_SaysFromWhichLanguage_AndWhenTheOriginalIsNewer(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        var id = await room.AddPublishedAsync();
        await room.AddTranslationAsync(id, "ar", Arabic);
        using var client = room.System.Client();

        var page = await client.PageAsync("/ar/stories/1");
        var article = page.QuerySelector("article")!;
        (article.GetAttribute("lang"), article.GetAttribute("dir")).ShouldBe(("ar", "rtl"));
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        var translated = article.QuerySelector(".translated")!;
        translated.QuerySelector("a")!.TextContent.ShouldBe("Translated from English");
        translated.QuerySelector("a")!.GetAttribute("href").ShouldBe("/en/stories/1");
        translated.QuerySelector("[itemprop=translator] [itemprop=name]")!.TextContent.ShouldBe("في كندا");
        article.QuerySelector("[itemprop=author]")!.TextContent.ShouldBe("A volunteer in Canada");
        article.QuerySelector("[itemprop=translationOfWork] link")!.GetAttribute("href").ShouldBe("/en/stories/1");
        page.QuerySelector("meta[property='og:locale:alternate']")!.GetAttribute("content").ShouldBe("en_US");
        page.QuerySelectorAll(".notice").ShouldBeEmpty();

        await room.ChangeAsync(id, Newsroom.Content with { Body = "She picked up late." }, 2);

        page = await client.PageAsync("/ar/stories/1");
        page.QuerySelector("article .notice a")!.GetAttribute("href").ShouldBe("/en/stories/1");
        page.QuerySelector("article .notice a")!.TextContent.ShouldBe("Read the newer text in English");
        (await client.PageAsync("/en/stories/1")).QuerySelectorAll(".notice").ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Story_NotThereInALanguage_IsShownInItsOriginal_AndSaysSo_AndIsNotToBeFound(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        var id = await room.AddPublishedAsync(Chinese with { Byline = "义工" }, "zh-Hans");
        await room.AddTranslationAsync(id, "en", Newsroom.Content, "zh-Hans");
        using var client = room.System.Client();

        foreach (var language in (string[])["fr", "ar", "zh-Hant", "bo"])
        {
            using var answer = await client.GetAsync(Uri($"/{language}/stories/1"));
            var page = await answer.PageAsync();

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, language);
            page.QuerySelector(".notice")!.TextContent.ShouldContain("This story has not been told in");
            page.QuerySelector("article")!.GetAttribute("lang").ShouldBe("zh-Hans");
            page.QuerySelectorAll(".story-languages a").Select(link => (link.GetAttribute("href"), link.GetAttribute("hreflang"), link.GetAttribute("aria-current")))
                .ShouldBe([("/zh-Hans/stories/1", "zh-Hans", null), ("/en/stories/1", "en", null)]);
            page.QuerySelector("link[rel=canonical]").ShouldBeNull();
            page.QuerySelectorAll("link[rel=alternate]:not([type])").ShouldBeEmpty();
            page.QuerySelector("meta[property='og:url']").ShouldBeNull();
            page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        }

        (await client.PageAsync("/en/stories/1")).QuerySelector(".story-languages a[aria-current=page]")!.GetAttribute("href").ShouldBe("/en/stories/1");
        (await client.PageAsync("/en/stories/1")).QuerySelector("meta[name=robots]").ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Story_Withdrawn_IsGone_Kindly_AndAtOnce(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        var id = await room.AddPublishedAsync();
        await room.AddTranslationAsync(id, "zh-Hans", Chinese);
        using var client = room.System.Client();
        (await client.GetStringAsync(Uri("/zh-Hans/stories/1"))).ShouldContain("她马上接了电话");

        (await room.WithdrawAsync(id, "zh-Hans")).ShouldBeTrue();
        await GoneAsync("/zh-Hans/stories/1");
        // Where it never was it is shown in what there is.
        (await client.PageAsync("/fr/stories/1")).QuerySelectorAll(".story-languages a").Select(link => link.GetAttribute("href")).ShouldBe(["/en/stories/1"]);
        (await client.PageAsync("/en/stories/1")).QuerySelectorAll(".story-languages a").ShouldBeEmpty();

        (await room.WithdrawAsync(id)).ShouldBeTrue();
        foreach (var path in (string[])["/en/stories/1", "/zh-Hans/stories/1", "/fr/stories/1"])
            await GoneAsync(path);

        async Task GoneAsync(string path)
        {
            using var answer = await client.GetAsync(Uri(path));
            answer.StatusCode.ShouldBe(HttpStatusCode.Gone, path);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            var page = await answer.PageAsync();
            page.QuerySelector("h1")!.TextContent.ShouldBe("This story has been taken back");
            page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
            page.Body!.TextContent.ShouldNotContain("她马上");
            page.Body!.TextContent.ShouldNotContain("picked up");
        }
    }

    [Theory]
    [InlineData("/en/stories/2")]
    [InlineData("/en/stories/0")]
    [InlineData("/en/stories/-1")]
    [InlineData("/en/stories/99999999999")]
    [InlineData("/en/stories/x")]
    [InlineData("/xx/stories/1")]
    [InlineData("/xx/stories")]
    [InlineData("/ar/register")]
    [InlineData("/en/stories/page/1")]
    [InlineData("/en/stories/page/-1")]
    [InlineData("/fr/stories/page/0")]
    [InlineData("/en/stories/occasion/easter")]
    [InlineData("/en/stories/occasion/qingming/0")]
    public async Task Reading_WhatIsNotThere_IsNotFound(string path)
    {
        await using var room = await Shelf.ServeAsync();
        await room.AddPublishedAsync();
        using var client = room.System.Client();

        using var answer = await client.GetAsync(Uri(path));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.PageAsync()).QuerySelector("h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Addresses_InAnyCase_LeadToOnePage()
    {
        await using var room = await Shelf.ServeAsync();
        await room.AddPublishedAsync(Chinese, "zh-Hans");
        using var client = room.System.Client();

        var page = await client.PageAsync("/zh-hans/STORIES/1/");

        page.QuerySelector("article")!.GetAttribute("lang").ShouldBe("zh-Hans");
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe("https://register.example/zh-Hans/stories/1");
    }

    private static Uri Uri(string path) => new(path, UriKind.Relative);
}
