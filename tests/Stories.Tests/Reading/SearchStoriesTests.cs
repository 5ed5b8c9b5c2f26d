using System.Net;
using System.Text;
using Ledgerline.Storage;
using Ledgerline.Stories.Reading;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Reading;

public sealed class SearchStoriesTests
{
    /// <summary>A story in each script: the language, its title, its summary, its body.</summary>
    private static readonly (string Language, string Title, string Summary, string Body)[] Told =
    [
        ("en", "The teacher", "She picked up at once.", "A naïve question on the **tele**phone. Ünder the straße 2026."),
        ("fr", "L’institutrice", "Elle a décroché.", "Un cœur généreux, à l'école."),
        ("zh-Hans", "老师接电话", "一位老师。", "她马上接了电话，问：“你是谁？”人们都听着。"),
        ("zh-Hant", "老師接電話", "一位老師。", "她馬上接了電話，問：「你是誰？」"),
        ("ja", "先生の電話", "ガラスの向こう。", "電話に出た先生は、すぐに聞いた。"),
        ("ko", "선생님의 전화", "전화를 받았다.", "선생님이 바로 전화를 받았다."),
        ("ar", "المعلّمة", "ردّت على الهاتف.", "قالت: مَن أنتَ؟ في سنة ٢٠٢٦ إلى المدرسة."),
        ("fa", "آموزگار", "گوشی را برداشت.", "می‌خواهم بدانم کیستی؟"),
        ("he", "המורה", "היא ענתה.", "מי אתה? שָׁלוֹם."),
        ("ru", "Учительница", "Она сразу ответила.", "Ещё один вопрос: кто вы?"),
        ("el", "Η δασκάλα", "Απάντησε αμέσως.", "Ποιος είσαι; Ο κόσμος."),
        ("hi", "शिक्षिका", "उसने फ़ोन उठाया।", "आप कौन हैं?"),
        ("th", "ครู", "เธอรับสาย", "คุณเป็นใครครับ"),
        ("tr", "Öğretmen", "Hemen açtı.", "Işık İstanbul’da yandı."),
        ("vi", "Cô giáo", "Cô nhấc máy.", "Đường về nhà."),
    ];

    [Theory, OnBothEngines]
    public async Task Search_FindsWordsOfEachScript_HoweverTheyAreTyped(DatabaseEngine engine)
    {
        await using var room = await FilledAsync(engine);

        foreach (var (language, typed) in ((string Language, string[] Typed)[])
            [
                ("en", ["teacher", "TEACH", "naive", "NAÏVE question", "telephone", "under strasse", "２０２６", "picked once"]),
                ("fr", ["institutrice", "coeur", "genereux école", "DÉCROCHÉ"]),
                ("zh-Hans", ["电话", "老师", "她", "谁", "马上接", "老师 电话", "人们"]),
                ("zh-Hant", ["電話", "誰", "老師接電話"]),
                ("ja", ["電話", "先生", "ｶﾞラス", "ガラス", "出"]),
                ("ko", ["전화", "선생님", "선생"]),
                ("ar", ["المعلمة", "المعلمه", "الهاتف", "من انت", "2026", "الى"]),
                ("fa", ["می‌خواهم", "میخواهم", "كيستي", "اموزگار"]),
                ("he", ["שלום", "המורה"]),
                ("ru", ["учительница", "УЧИТЕЛЬ", "еще"]),
                ("el", ["δασκαλα", "κοσμος", "ΚΌΣΜΟΣ"]),
                ("hi", ["कौन", "शिक्षिका"]),
                ("th", ["ครู", "ใคร", "รับสาย"]),
                ("tr", ["öğretmen", "ogretmen", "istanbul", "ışık"]),
                ("vi", ["giao", "đường", "duong"]),
            ])
        {
            foreach (var words in typed)
                (await FindAsync(room, language, words)).ShouldBe([Number(language)], $"{language}: {words}");
        }
    }

    [Theory, OnBothEngines]
    public async Task Search_FindsOnlyWhatHasAllOfIt_InTheLanguageOfThePage(DatabaseEngine engine)
    {
        await using var room = await FilledAsync(engine);

        foreach (var (language, words) in ((string, string)[])[("en", "eacher"), ("en", "teacher absent"), ("en", "te"), ("zh-Hans", "話"), ("zh-Hans", "师老"), ("fr", "teacher"), ("hi", "किन"), ("zh-Hant", "电话"), ("bo", "teacher"), ("en", "en"), ("en", "=en")])
            (await FindAsync(room, language, words)).ShouldBeEmpty($"{language}: {words}");
    }

    [Theory, OnBothEngines]
    public async Task Search_OfWhatTheEnginesWouldUnderstand_IsOnlyWords(DatabaseEngine engine)
    {
        await using var room = await FilledAsync(engine);
        using var client = room.System.Client();

        foreach (var typed in (string[])["\"", "' OR 1=1 --", "teacher\" OR \"x", "teach* OR NEAR(a b)", "a & b | !c", "words:teacher", "teacher <-> picked", "\u0000", "\ud83d\ude00", ":*", "{}", "%%", "\\", new('x', 5_000), "\ufffe"])
        {
            using var answer = await client.GetAsync(new Uri($"/en/stories/search?q={Uri.EscapeDataString(typed)}", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, typed);
        }

        (await FindAsync(room, "en", "\"teacher\" (picked)")).ShouldBe([Number("en")]);
    }

    [Theory, OnBothEngines]
    public async Task Withdrawn_IsFoundNoMore_AndNothingOfItIsLeftInTheIndex(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        var id = await room.AddPublishedAsync(Newsroom.Content with { Body = "The zirconium lighthouse." });
        await room.AddTranslationAsync(id, "zh-Hans", Newsroom.Content with { Title = "灯塔", Body = "鋯石灯塔。" });
        await room.AddPublishedAsync(Newsroom.Content with { Body = "Another lighthouse." });
        (await FindAsync(room, "en", "lighthouse")).ShouldBe([2, 1]);
        (await FindAsync(room, "zh-Hans", "灯塔")).ShouldBe([1]);
        var sealedBefore = await BytesAsync(room, "zirconium");

        await room.WithdrawAsync(id);

        (await FindAsync(room, "en", "lighthouse")).ShouldBe([2]);
        (await FindAsync(room, "zh-Hans", "灯塔")).ShouldBeEmpty();
        (await room.DbAsync(db => db.Set<SearchedText>().Select(text => text.Number).ToListAsync())).ShouldBe([2]);
        if (engine == DatabaseEngine.Sqlite)
        {
            sealedBefore.ShouldBeGreaterThan(0);
            foreach (var left in (string[])["zirconium", "rconium", IndexWord.Of("鋯"), IndexWord.Of("灯塔"), "灯塔"])
                (await BytesAsync(room, left)).ShouldBe(0, left);
            (await BytesAsync(room, "another")).ShouldBeGreaterThan(0);
        }
    }

    [Theory, OnBothEngines]
    public async Task Changed_IsFoundByItsNewWords_InItsOldPlace(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        var id = await room.AddPublishedAsync();
        await room.AddPublishedAsync();

        await room.ChangeAsync(id, Newsroom.Content with { Title = "The gardener" }, 2);

        (await FindAsync(room, "en", "gardener")).ShouldBe([1]);
        (await FindAsync(room, "en", "teacher picks")).ShouldBe([2, 1]);
        (await FindAsync(room, "en", "the teacher")).ShouldBe([2, 1]);
    }

    [Theory, OnBothEngines]
    public async Task Results_GoOnFromPageToPage_EachOnce(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        for (var i = 0; i < 43; i++)
            await room.AddPublishedAsync();
        using var client = room.System.Client();

        var (seen, path) = (new List<string>(), "/en/stories/search?q=TEACHER+%26+listens");
        while (path is not null)
        {
            var page = await client.PageAsync(path);
            page.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe("TEACHER & listens");
            seen.AddRange(page.QuerySelectorAll(".stories h3 a").Select(link => link.GetAttribute("href")!));
            path = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        seen.ShouldBe(Enumerable.Range(1, 43).Reverse().Select(number => $"/en/stories/{number}"));
    }

    [Theory, OnBothEngines]
    public async Task Page_ShowsWhereItWasFound_IsNotKept_AndSaysWhatIsWrong(DatabaseEngine engine)
    {
        await using var room = await Shelf.ServeAsync(engine);
        await room.AddPublishedAsync(Newsroom.Content with { Body = "Once upon a time. " + string.Concat(Enumerable.Repeat("Words, words. ", 30)) + "She held <b>Ünderground</b> meetings & sang." });
        using var client = room.System.Client();

        using var answer = await client.GetAsync(new Uri("/en/stories/search?q=underground", UriKind.Relative));
        var page = await answer.PageAsync();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.QuerySelector(".snippet mark")!.TextContent.ShouldBe("Ünderground");
        page.QuerySelector(".snippet")!.TextContent.ShouldEndWith("She held <b>Ünderground</b> meetings & sang.");
        page.QuerySelector(".snippet")!.TextContent.ShouldStartWith("…");
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        (await client.PageAsync("/en/stories/search?q=listens")).QuerySelector(".snippet").ShouldBeNull();
        (await client.PageAsync("/en/stories/search?q=nowhere")).QuerySelector("h2")!.TextContent.ShouldBe("No story has all of these words");
        (await client.PageAsync("/en/stories/search?q=%3F%20!")).QuerySelector(".field-error")!.TextContent.ShouldBe("Enter a word");
        (await client.PageAsync("/en/stories/search")).QuerySelector(".field-error, h2").ShouldBeNull();
    }

    private static async Task<Newsroom> FilledAsync(DatabaseEngine engine)
    {
        var room = await Shelf.ServeAsync(engine);
        foreach (var (language, title, summary, body) in Told)
            await room.AddPublishedAsync(new StoryContent(title, summary, "", body), language);
        return room;
    }

    private static int Number(string language) => Array.FindIndex(Told, told => told.Language == language) + 1;

    private static async Task<List<int>> FindAsync(Newsroom room, string language, string typed)
    {
        var found = await room.WithAsync<SearchStories, FoundStories>(search =>
            search.FindAsync(ContentLanguage.Find(language)!, SearchTerms.Of(PlainText.Clean(typed, SearchTerms.MaxLength, out _)), before: null, default));
        return [.. found.Stories.Select(story => story.Row.Number)];
    }

    /// <summary>How often a word stands in the files of the embedded database, all of which is written back before.</summary>
    private static async Task<int> BytesAsync(Newsroom room, string word)
    {
        if (room.System.Engine != DatabaseEngine.Sqlite)
            return 0;
        await room.DbAsync(async db =>
        {
            await db.Source.WipeFreedSpaceAsync([]);
            return true;
        });
        var (count, wanted) = (0, Encoding.UTF8.GetBytes(word));
        foreach (var file in Directory.GetFiles(room.System.Folder, "ledgerline.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            for (var (rest, at) = (bytes.ToArray().AsMemory(), 0); (at = rest.Span.IndexOf(wanted)) >= 0; rest = rest[(at + 1)..])
                count++;
        }

        return count;
    }
}
