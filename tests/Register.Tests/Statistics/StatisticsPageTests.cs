using System.Net;
using System.Text.Json;
using Ledgerline.Register.Annulling;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Statistics;

public sealed class StatisticsPageTests
{
    [Fact]
    public async Task Page_OfAnEmptyRegister_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        foreach (var path in new[] { "/en/statistics", "/en/statistics/days", "/en/statistics/weeks/2026" })
            (await client.PageAsync(path)).Body!.TextContent.ShouldContain("no entries yet");
        (await client.GetStringAsync(new Uri("/api/v1/statistics/days.csv", UriKind.Relative))).Split("\r\n").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "November 2026")]
    [InlineData("/years", "2026")]
    [InlineData("/months", "November 2026")]
    [InlineData("/weeks", "Week 47, from 16 November 2026")]
    [InlineData("/days/2026", "22 November 2026")]
    public async Task Page_ByPeriod_CountsWhoIsNotAnnulled(string period, string name)
    {
        await using var system = await ThreeOfThemAsync();
        using var client = system.Client();

        var page = await client.PageAsync("/en/statistics" + period);

        page.QuerySelector(".figure")!.TextContent.ShouldBe("2");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        page.QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent.Trim()).ShouldBe([name, "2", "1", "1", "2", "1", "1", "1"]);
        page.QuerySelectorAll("svg rect title").Select(title => title.TextContent).ShouldBe([$"{name}: 2"]);
    }

    [Theory]
    [InlineData("/hours")]
    [InlineData("/days/2025")]
    [InlineData("/days/-1")]
    [InlineData("/days/99999999999999999999")]
    [InlineData("/weeks/0")]
    [InlineData("/months/2026")]
    public async Task Page_OfWhatIsNot_IsNotFound(string period)
    {
        await using var system = await ThreeOfThemAsync();
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/statistics" + period, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Days_OfSeveralYears_AreShownAYearAtATime()
    {
        await using var system = await SeededAsync(2_000);
        using var client = system.Client();

        var newest = await client.PageAsync("/en/statistics/days");
        newest.QuerySelectorAll("tbody tr").Length.ShouldBeInRange(300, 366);
        newest.QuerySelector(".pager a[rel=next]").ShouldBeNull();
        var before = await client.PageAsync(newest.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href")!);
        before.QuerySelector(".pager a[rel=next]")!.GetAttribute("href").ShouldBe("/en/statistics/days/2026");
        before.QuerySelectorAll("tbody tr").Length.ShouldBe(365);
        before.QuerySelector("tbody th")!.TextContent.Trim().ShouldBe("31 December 2025");
    }

    [Fact]
    public async Task Csv_OfDays_HasALineADay()
    {
        await using var system = await ThreeOfThemAsync();
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/api/v1/statistics/days.csv", UriKind.Relative));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("days.csv");
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.CacheControl!.Public.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldBe(
            "period,first_day,count,party,youth_league,young_pioneers,real_names,pseudonyms,declared,annulled\r\n2026-11-22,2026-11-22,2,1,1,2,1,1,3,1\r\n");
    }

    [Fact]
    public async Task Json_OfWeeks_HasTheTotalAndTheWeeks()
    {
        await using var system = await ThreeOfThemAsync();
        using var client = system.Client();

        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/statistics/weeks.json", UriKind.Relative)));

        json.RootElement.GetProperty("logSize").GetInt64().ShouldBe(4);
        json.RootElement.GetProperty("total").GetProperty("youngPioneers").GetInt64().ShouldBe(2);
        var week = json.RootElement.GetProperty("weeks").EnumerateArray().Single();
        week.GetProperty("period").GetString().ShouldBe("2026-W47");
        week.GetProperty("firstDay").GetString().ShouldBe("2026-11-16");
        week.GetProperty("count").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Data_AskedForAgain_IsSentAgainOnlyAfterASeal()
    {
        await using var system = await ThreeOfThemAsync();
        using var client = system.Client();
        using var first = await client.GetAsync(new Uri("/api/v1/statistics/days.json", UriKind.Relative));
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await client.GetAsync(new Uri("/api/v1/statistics/days.json", UriKind.Relative));
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        await system.DeclareAsync(GroupId.New(), Draft("Another"));
        await system.SealLaterAsync();
        using var anew = await client.GetAsync(new Uri("/api/v1/statistics/days.json", UriKind.Relative));
        anew.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("hours.csv")]
    [InlineData("days.xml")]
    [InlineData("days")]
    [InlineData("..%2Fdays.csv")]
    public async Task Data_OfWhatIsNot_IsNotFound(string file)
    {
        await using var system = await ThreeOfThemAsync();
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/api/v1/statistics/" + file, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Three who declared on one day, of whom one, the Party's own, was annulled.</summary>
    private static async Task<TestSystem> ThreeOfThemAsync()
    {
        var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.DeclareAsync(GroupId.New(), Draft("Hoax", Organisations.Party));
        await system.SealLaterAsync();
        await system.DeclareAsync(
            GroupId.New(), Draft("Amber Field", All, NameKind.RealName), Draft("晨光", Organisations.YoungPioneers));
        await system.OrderAsync(AnnulmentReason.Hoax, 0);
        await system.SealLaterAsync();
        return system;
    }
}
