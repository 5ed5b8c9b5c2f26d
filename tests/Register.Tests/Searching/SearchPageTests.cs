using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Searching;

public sealed class SearchPageTests
{
    private const string Path = "/en/search";

    [Theory, OnBothEngines]
    public async Task Search_ByPinyin_ShowsTheEntriesAsTheRegisterDoes(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine, Quick)).ServeAsync();
        await system.SealNamesAsync("张三", "李四");
        var index = (await system.FindAsync("zs")).Rows.Single().Index.Value;
        await system.OrderAsync(AnnulmentReason.Hoax, index);
        await system.SealLaterAsync();
        using var client = system.Client();

        using var answer = await client.SubmitAsync(Path, ("Name", "zhāng sān"));
        var page = await answer.PageAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        page.QuerySelector("tbody tr.annulled bdi")!.TextContent.ShouldBe("张三");
        page.QuerySelector("tbody tr a")!.GetAttribute("href").ShouldBe($"/en/entry/{index}");
        page.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe("zhāng sān");
        page.QuerySelector("input[name=After]").ShouldBeNull();
    }

    [Theory]
    [InlineData("/en/")]
    [InlineData("/en/register")]
    public async Task SearchBox_OnOtherPages_PostsToTheSearch(string path)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealNamesAsync("晨光");
        using var client = system.Client();
        var page = await client.PageAsync(path);

        using var answer = await client.SubmitAsync(page, "main search form", ("Name", "晨"));

        page.QuerySelector("main search form")!.GetAttribute("method").ShouldBe("post");
        page.QuerySelectorAll("a[href='/en/search']").Length.ShouldBe(1);
        (await answer.PageAsync()).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Search_OfMoreThanAPage_GoesOnByPostsToItsEnd()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealNamesAsync(Enumerable.Repeat("晨光", (2 * SearchNames.PageSize) + 5));
        using var client = system.Client();
        var (page, seen) = (await (await client.SubmitAsync(Path, ("Name", "chenguang"))).PageAsync(), new List<string>());
        while (true)
        {
            seen.AddRange(page.QuerySelectorAll("tbody td:first-child").Select(cell => cell.TextContent));
            page.QuerySelectorAll("a[href*='?']").ShouldBeEmpty();
            if (page.QuerySelector("form:has(input[name=After])") is null)
                break;
            page = await (await client.SubmitAsync(page, "form:has(input[name=After])")).PageAsync();
        }

        seen.Distinct().Count().ShouldBe((2 * SearchNames.PageSize) + 5);
        seen.Count.ShouldBe((2 * SearchNames.PageSize) + 5);
    }

    [Fact]
    public async Task Search_OfNobody_SaysSoPlainly()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await (await client.SubmitAsync(Path, ("Name", "Nobody"))).PageAsync();

        page.QuerySelector("#found")!.TextContent.ShouldBe("Nobody with this name is in the register");
        page.QuerySelector(".error-summary").ShouldBeNull();
        page.QuerySelector(".notice").ShouldBeNull();
    }

    [Fact]
    public async Task Search_WhileNamesWaitToBeIndexed_SaysThatSomeAreMissing()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealNamesAsync("晨光");
        await system.ReadAsync(db => db.Set<NameIndexState>().ExecuteDeleteAsync());
        using var client = system.Client();

        (await (await client.SubmitAsync(Path, ("Name", "chenguang"))).PageAsync()).QuerySelector(".notice.warning").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "Enter a name")]
    [InlineData("%E2%80%8B%E2%80%AE", "Enter a name")]
    [InlineData("+%E3%80%80", "Enter a name")]
    [InlineData("%EF%BF%BD", "Enter a name")]
    public async Task Search_OfNothing_IsAMistakeAtTheField(string typed, string mistake)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await PostAsync(client, "Name=" + typed);

        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Name");
        page.QuerySelector(".field-error")!.TextContent.ShouldContain(mistake);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</bdi></td></main>")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; DROP TABLE register_names; --")]
    [InlineData("{{7*7}} @DateTime ${7*7}")]
    [InlineData("a\u202Eb\u200Bc\u2066d")]
    [InlineData("\u0301\u0301\u0301")]
    [InlineData("شَهْر ﷽ שָׁלוֹם")]
    public async Task Search_OfHostileText_IsAnsweredWithItAsText(string typed)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealNamesAsync("晨光");
        using var client = system.Client();

        using var answer = await client.SubmitAsync(Path, ("Name", typed));
        var page = await answer.PageAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe(typed);
        page.QuerySelectorAll("main script, main img, main b").ShouldBeEmpty();
        page.QuerySelectorAll("tbody tr").ShouldBeEmpty();
        page.QuerySelector("#found").ShouldNotBeNull();
    }

    [Fact]
    public async Task Search_OfVeryLongText_SaysHowLongItMayBeAndKeepsIt()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        foreach (var typed in new[] { new string('x', 101), "a" + new string('\u0301', 3_000), string.Concat(Enumerable.Repeat("🌾", 5_000)) })
        {
            var page = await (await client.SubmitAsync(Path, ("Name", typed))).PageAsync();

            page.QuerySelector(".field-error")!.TextContent.ShouldContain("Keep the name to 100 characters");
            page.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe(typed);
        }

        // A hundred marks on one letter are one character.
        (await (await client.SubmitAsync(Path, ("Name", "a" + new string('\u0301', 100)))).PageAsync()).QuerySelector(".error-summary").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Name=a&Name=b&After=x&After=y")]
    [InlineData("Name[0]=a&After[0]=b")]
    [InlineData("Name=a&After=99.99.AAAA")]
    [InlineData("Name=a&After=-1.-1.")]
    [InlineData("Name=%C3%28&After=%C3%28")]
    [InlineData("Name=%ED%A0%80%F4%90%80%80")]
    public async Task Search_Malformed_IsThePage(string body)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        (await PostAsync(client, body)).QuerySelector("main form input[name=Name]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Search_TenMegabytes_IsRefusedInWords()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes("Name=" + new string('x', 10_000_000)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.ExpectContinue = true;

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.PageAsync()).QuerySelector("h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Search_FromAnotherSite_IsRefused()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await client.PostAsync(new Uri(Path, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("Name", "x")]));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <summary>At every level of every category: an operator may turn them all on.</summary>
    [Fact]
    public async Task Search_OfAName_LogsItNowhere()
    {
        var lines = new LogLines();
        await using var system = await (await TestSystem.StartAsync(register: Quick, replace: services => services.AddLogging(logging =>
            logging.AddProvider(lines).AddFilter<LogLines>(level => level >= LogLevel.Debug)))).ServeAsync();
        await system.SealNamesAsync("Unmistakable");
        using var client = system.Client();

        (await (await client.SubmitAsync(Path, ("Name", "unmistak"))).PageAsync()).QuerySelectorAll("tbody tr").Length.ShouldBe(1);

        lines.All.ShouldNotBeEmpty();
        lines.All.Where(line => line.Contains("unmistak", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static async Task<IDocument> PostAsync(HttpClient client, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri(Path, UriKind.Relative), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.PageAsync();
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> All => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
