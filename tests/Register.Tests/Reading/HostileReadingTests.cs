using System.Net;
using System.Text.Json;
using Ledgerline.Testing.Hosting;
using Ledgerline.Register.Sealing;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

/// <summary>What strangers make of names, addresses and headers: clear answers, nothing that fails, nothing repeated.</summary>
public sealed class HostileReadingTests
{
    private const string Elsewhere = "elsewhere.example";

    private static readonly string[] Names =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "]]>&lt;&#x3C;&amp;",
        "=HYPERLINK(\"http://elsewhere.example\")",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "العربية عربي",
        "\u05D0\u05D1\u05D2 123 abc",
        "👩‍👩‍👧‍👦 𠮷野家",
        "e" + new string('\u0301', 100),
        "ﷺ" + string.Concat(Enumerable.Repeat("W", 60)),
        "{{7*7}} ${7*7} @Html.Raw(1) %s %n",
    ];

    [Fact]
    public async Task Names_OfEverySort_AreOnlyTextWhereverTheyStand()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        foreach (var name in Names.Where(name => DeclarantName.TryParse(name, out _, out _)))
            await system.DeclareAsync(GroupId.New(), Draft(name));
        var count = await system.SealLaterAsync();
        count.ShouldBeGreaterThan(8);
        using var client = system.Client();
        var stored = await system.ReadAsync(db => db.Set<Entry>().ToDictionaryAsync(entry => entry.Index, entry => entry.Name!));

        foreach (var path in new[] { "/en/register", "/en/register/day/2026-11-22", "/en/register/organisation/party" })
        {
            var page = await client.PageAsync(path);
            page.QuerySelectorAll("main :is(script, img, b, i, style, iframe)").ShouldBeEmpty();
            page.QuerySelectorAll("tbody bdi").Select(name => name.TextContent).ShouldBe(stored.OrderByDescending(entry => entry.Key).Select(entry => entry.Value));
        }

        var json = await client.GetStringAsync(new Uri("/api/v1/entries", UriKind.Relative));
        json.ShouldNotContain('<');
        using var data = JsonDocument.Parse(json);
        foreach (var entry in data.RootElement.GetProperty("entries").EnumerateArray())
            entry.GetProperty("name").GetString().ShouldBe(stored[entry.GetProperty("number").GetInt64()]);
        foreach (var index in stored.Keys)
            (await client.PageAsync($"/en/entry/{index}")).QuerySelector("dd bdi")!.TextContent.ShouldBe(stored[index]);
        System.Xml.Linq.XDocument.Parse(await client.GetStringAsync(new Uri("/en/feed.atom", UriKind.Relative))).ToString().ShouldNotContain("alert");
    }

    [Theory]
    [InlineData("/xx/")]
    [InlineData("/en%2e%2e/")]
    [InlineData("/en//register")]
    [InlineData("/en/register/1/2")]
    [InlineData("/en/register/+1")]
    [InlineData("/en/register/1.0")]
    [InlineData("/en/register/9223372036854775807")]
    [InlineData("/en/register/day/2026-11-22/9223372036854775807")]
    [InlineData("/en/register/day/9999-12-31")]
    [InlineData("/en/register/day/0001-01-01")]
    [InlineData("/en/register/day/-infinity")]
    [InlineData("/en/register/day/2026-11-22%00")]
    [InlineData("/en/register/day/2026-11-22';--")]
    [InlineData("/en/register/organisation/party%0d%0aX-Evil:%201")]
    [InlineData("/en/statistics/days/9999999")]
    [InlineData("/xx/feed.atom")]
    [InlineData("/feed.atom")]
    [InlineData("/sitemap/days-9223372036854775807.xml")]
    [InlineData("/sitemap/days--1.xml")]
    [InlineData("/sitemap/..%2f..%2fetc.xml")]
    [InlineData("/api/v1/statistics/%3Cscript%3E.json")]
    [InlineData("/api")]
    [InlineData("/api/v1/")]
    public async Task Addresses_ThatAreNone_AreNotFound(string path)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri(system.Url.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        answer.Headers.Contains("X-Evil").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
    }

    [Theory]
    [InlineData("Host", Elsewhere)]
    [InlineData("X-Forwarded-Host", Elsewhere)]
    [InlineData("X-Forwarded-For", Elsewhere)]
    [InlineData("X-Forwarded-Proto", Elsewhere)]
    [InlineData("X-Forwarded-Prefix", "/" + Elsewhere)]
    [InlineData("Forwarded", "for=" + Elsewhere + ";host=" + Elsewhere)]
    [InlineData("X-Original-URL", "/review?" + Elsewhere)]
    [InlineData("X-Rewrite-URL", "/review?" + Elsewhere)]
    [InlineData("X-HTTP-Method-Override", "DELETE " + Elsewhere)]
    [InlineData("Accept-Language", Elsewhere + ";q=1, *;q=0, en-" + Elsewhere)]
    [InlineData("Accept", "text/" + Elsewhere)]
    [InlineData("Referer", "https://" + Elsewhere)]
    [InlineData("User-Agent", "<b>" + Elsewhere)]
    [InlineData("Origin", "https://" + Elsewhere)]
    [InlineData("If-None-Match", "W/\"" + Elsewhere + "\", *, \"")]
    [InlineData("If-Modified-Since", Elsewhere)]
    [InlineData("Accept-Encoding", Elsewhere + ";q=99, br;q=-1")]
    [InlineData("Range", "bytes=0-1, 5-" + Elsewhere)]
    public async Task Headers_OfEverySort_ChangeNothingAndAreNotRepeated(string header, string value)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(1);
        using var client = system.Client();

        foreach (var path in new[] { "/en/", "/en/register", "/en/entry/0", "/en/statistics", "/en/feed.atom", "/robots.txt", "/api/v1/entries", "/api/v1/openapi.json", "/api/v1/statistics/days.csv" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(Elsewhere, customMessage: path);
            answer.Headers.Concat(answer.Content.Headers).SelectMany(each => each.Value).ShouldAllBe(each => !each.Contains(Elsewhere));
        }
    }
}
