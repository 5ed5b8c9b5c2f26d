using Ledgerline.Journeys.Browsing;
using Ledgerline.Journeys.Calls;
using Ledgerline.Journeys.Reading;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ledgerline.Journeys.Stories;

public class ReadingJourney(SharedBrowser shared, ToldStories stories, ITestOutputHelper output) : IClassFixture<ToldStories>
{
    private const int MaxBytes = 60_000;

    [Theory, EveryVisitor]
    public Task Somebody_reads_a_story_in_each_of_its_languages(Visitor visitor) =>
        shared.VisitAsync(stories.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/");
            await page.Link("Stories").ClickAsync();
            await Expect(page.Heading("The newest")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"stories-{visitor}");
            await page.Link("Mid-Autumn Festival").First.ClickAsync();
            await page.Link(ToldStories.Titles["en"]).ClickAsync();

            foreach (var (language, title) in ToldStories.Titles)
            {
                await page.Locator($".story-languages a[hreflang={language}]").ClickAsync();
                await Expect(page.Locator($"article[lang={language}]")).ToBeVisibleAsync();
                await Expect(page.Heading(title)).ToBeVisibleAsync();
                await Expect(page.Locator($".story-languages a[hreflang={language}]")).ToHaveAttributeAsync("aria-current", "page");
                if (language != "en")
                    await Expect(page.Link("Translated from English")).ToBeVisibleAsync();
                await page.ShouldReadWellAsync(visitor);
                await page.PictureAsync($"story-{language}-{visitor}");
                await page.Link("All stories").ClickAsync();
                await Expect(page.Locator($".stories[lang={language}]")).ToBeVisibleAsync();
                await page.ShouldReadWellAsync(visitor);
                await page.GoBackAsync();
            }
        });

    [Theory, EveryVisitor]
    public Task Somebody_goes_back_through_the_pages_and_asks_for_what_is_not_there(Visitor visitor) =>
        shared.VisitAsync(stories.Url, visitor, async page =>
        {
            await page.GotoAsync("/en/stories");
            await page.Link("Older").ClickAsync();
            await Expect(page.Link("Encounter 21")).ToBeVisibleAsync();
            await Expect(page.Link("Older")).ToHaveCountAsync(0);
            await Expect(page.Link(ToldStories.Titles["en"])).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.Link("Newest").ClickAsync();
            await Expect(page.Link("Encounter 42")).ToBeVisibleAsync();

            await page.GotoAsync("/ru/stories/1");
            await Expect(page.GetByText("This story has not been told in Russian yet")).ToBeVisibleAsync();
            await Expect(page.Heading(ToldStories.Titles["en"])).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"story-instead-{visitor}");

            await page.GotoAsync("/en/stories/2");
            await Expect(page.Heading("This story has been taken back")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.PictureAsync($"story-withdrawn-{visitor}");
            await page.Link("All stories").ClickAsync();

            await page.GotoAsync("/ru/stories");
            await Expect(page.GetByText("There is no story in Russian yet.")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
        });

    [Theory, EveryVisitor]
    public Task Somebody_looks_for_words_in_her_script(Visitor visitor) =>
        shared.VisitAsync(stories.Url, visitor, async page =>
        {
            foreach (var (language, words, found) in ((string, string, string)[])
                [
                    ("en", "HUSBAND", "husband"), ("fr", "telephone", "téléphone"), ("zh-Hans", "号码", "号码"), ("zh-Hant", "號", "號碼"), ("ar", "الهاتف", "الهاتف"),
                ])
            {
                await page.GotoAsync($"/{language}/stories");
                await page.GetByLabel("Words in a story").FillAsync(words);
                await page.Button("Search").ClickAsync();
                await Expect(page.Link(ToldStories.Titles[language])).ToBeVisibleAsync();
                (await page.Locator("mark").First.InnerTextAsync()).ShouldBe(found);
                await page.ShouldReadWellAsync(visitor);
                await page.PictureAsync($"stories-search-{language}-{visitor}");
            }

            await page.GetByLabel("Words in a story").FillAsync("؟");
            await page.Button("Search").ClickAsync();
            await Expect(page.GetByText("Enter a word")).ToBeVisibleAsync();
            await page.ShouldReadWellAsync(visitor);
            await page.GotoAsync("/en/stories/search?q=picked");
            await page.Link("Show more").ClickAsync();
            await Expect(page.Heading("Further down")).ToBeVisibleAsync();
        });

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ar")]
    public Task A_story_reads_well_in_the_dark_and_on_paper(string language) =>
        shared.VisitAsync(stories.Url, Visitor.AtALaptop, async page =>
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await page.GotoAsync($"/{language}/stories/1");
            await page.ShouldBeAccessibleAsync();
            await page.PictureAsync($"story-dark-{language}");

            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
            foreach (var left in (string[])["header.site nav", "footer.site", ".story-languages", ".story-on"])
                await Expect(page.Locator(left)).ToBeHiddenAsync();
            await Expect(page.Locator("article h1")).ToBeVisibleAsync();
            if (language == "en")
                (await page.Locator(".story-text a").EvaluateAsync<string>("link => getComputedStyle(link, '::after').content")).ShouldContain("https://example.org/about?why=1");
            await page.PictureAsync($"story-paper-{language}");
        });

    [Theory]
    [InlineData("/en/stories", 75)]
    [InlineData("/en/stories/1", 85)]
    [InlineData("/zh-Hans/stories/1", 39)]
    public Task A_line_is_not_too_long(string path, int characters) =>
        shared.VisitAsync(stories.Url, Visitor.AtALaptop, async page =>
        {
            await page.GotoAsync(path);
            var line = page.Locator(".story-text > p, .stories > li > p").First;
            // As wide as its own letters: a square of Chinese, or what is usual of Latin, a bit less than half as wide as it is high.
            var size = await line.EvaluateAsync<double>("line => line.getBoundingClientRect().width / parseFloat(getComputedStyle(line).fontSize)");
            (path.StartsWith("/zh", StringComparison.Ordinal) ? size : size / 0.45).ShouldBeInRange(20, characters);
        });

    [Theory]
    [InlineData("/en/stories")]
    [InlineData("/en/stories/1")]
    [InlineData("/ar/stories/1")]
    [InlineData("/en/stories/search?q=picked")]
    public Task A_first_view_is_light(string path) =>
        shared.VisitAsync(stories.Url, Visitor.AtALaptop, async page =>
        {
            var bytes = 0L;
            var network = await page.Context.NewCDPSessionAsync(page);
            network.Event("Network.loadingFinished").OnEvent += (_, parameters) => Interlocked.Add(ref bytes, (long)parameters!.Value.GetProperty("encodedDataLength").GetDouble());
            await network.SendAsync("Network.enable");

            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

            output.WriteLine($"{path}: {bytes} bytes");
            bytes.ShouldBeInRange(1_000, MaxBytes);
        });
}
