using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

public sealed class ReadingPageTests
{
    [Fact]
    public async Task Root_ByAcceptLanguage_LeadsToTheHomePage()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/en/");
    }

    [Fact]
    public async Task Home_OfASeededRegister_ShowsTheCountAndSetsNoCookie()
    {
        await using var system = await SeededAsync(2_000);
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.PageAsync()).QuerySelector("#count")!.TextContent.ShouldBe("2,000");
    }

    [Fact]
    public async Task Register_Empty_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        (await client.PageAsync("/en/register")).Body!.TextContent.ShouldContain("no entries yet");
        using var first = await client.GetAsync(new Uri("/en/register/0", UriKind.Relative));
        first.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Register_PageByPage_ShowsEveryEntryOnceNewestFirst()
    {
        await using var system = await SeededAsync(350);
        using var client = system.Client();
        var seen = new List<long>();
        var path = "/en/register";
        while (path is not null)
        {
            var page = await client.PageAsync(path);
            seen.AddRange(page.QuerySelectorAll("tbody tr td:first-child").Select(cell => long.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
            path = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        seen.ShouldBe(Enumerable.Range(0, 350).Reverse().Select(i => (long)i));
    }

    [Fact]
    public async Task Register_AFullPage_NeverChanges()
    {
        await using var system = await SeededAsync(250, Quick);
        using var client = system.Client();
        async Task<string> Rows(string path) => (await client.PageAsync(path)).QuerySelector("tbody")!.InnerHtml;
        var before = await Rows("/en/register/1");

        await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 99).Select(_ => Draft())]);
        await system.SealLaterAsync();

        (await Rows("/en/register/1")).ShouldBe(before);
        (await client.PageAsync("/en/register/1")).QuerySelectorAll("tbody tr").Length.ShouldBe(100);
        (await client.PageAsync("/en/register/3")).QuerySelectorAll("tbody tr").Length.ShouldBe(49);
    }

    [Fact]
    public async Task Register_HostileNames_AreShownAsText()
    {
        await using var system = await SeededAsync(2_000);
        using var client = system.Client();
        var names = await system.ReadAsync(db => db.Set<Entry>().ToDictionaryAsync(entry => entry.Index, entry => entry.Name!));

        for (var number = 0; number < 20; number++)
        {
            using var answer = await client.GetAsync(new Uri($"/en/register/{number}", UriKind.Relative));
            var page = await answer.PageAsync();
            page.QuerySelectorAll("main script, main img, main b").ShouldBeEmpty();
            foreach (var row in page.QuerySelectorAll("tbody tr"))
            {
                var index = long.Parse(row.QuerySelector("td")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
                row.QuerySelector("bdi")!.TextContent.ShouldBe(names[index]);
            }
        }
    }

    [Theory]
    [InlineData("/en/register/-1")]
    [InlineData("/en/register/3")]
    [InlineData("/en/register/9223372036854775807")]
    [InlineData("/en/register/99999999999999999999")]
    [InlineData("/en/register/x")]
    [InlineData("/en/entry/-1")]
    [InlineData("/en/entry/250")]
    [InlineData("/en/entry/9223372036854775807")]
    [InlineData("/en/entry/99999999999999999999")]
    [InlineData("/en/entry/")]
    [InlineData("/xx/register")]
    public async Task Reading_WhatIsNotThere_IsNotFound(string path)
    {
        await using var system = await SeededAsync(250);
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.PageAsync()).QuerySelector("h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Entry_OfAPerson_CanBeCheckedFromThePageAlone()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.DeclareAsync(GroupId.New(), Draft("<i>晨光</i> & \"x\"", Organisations.Party | Organisations.YoungPioneers));
        await system.SealLaterAsync();
        using var client = system.Client();

        var page = await client.PageAsync("/en/entry/0");

        page.QuerySelector("bdi")!.TextContent.ShouldBe("<i>晨光</i> & \"x\"");
        var blocks = page.QuerySelectorAll("pre").Select(block => block.TextContent).ToList();
        var commitment = HMACSHA256.HashData(Convert.FromBase64String(blocks[2]), Encoding.UTF8.GetBytes(blocks[1]));
        blocks[0].ShouldBe($"ledgerline/declaration/v1\nday 2026-11-22\norganisations party young-pioneers\ncommitment {Convert.ToBase64String(commitment)}\n");
    }

    [Fact]
    public async Task Entry_Erased_SaysSoEverywhere()
    {
        await using var system = await SeededAsync(3);
        await system.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Index == 1).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Name, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null)));
        using var client = system.Client();

        var page = await client.PageAsync("/en/entry/1");

        page.Body!.TextContent.ShouldContain("Name erased");
        page.QuerySelectorAll("pre").Length.ShouldBe(1);
        (await client.PageAsync("/en/register")).Body!.TextContent.ShouldContain("Name erased");
    }
}
