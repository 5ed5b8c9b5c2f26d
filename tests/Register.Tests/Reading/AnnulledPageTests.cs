using System.Net;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

public sealed class AnnulledPageTests
{
    [Fact]
    public async Task Entry_Annulled_SaysSoAndLeadsToTheAnnulmentAndBack()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(3);
        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        system.Clock.Set(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        await system.SealAsync();
        using var client = system.Client();

        var notice = (await client.PageAsync("/en/entry/1")).QuerySelector(".notice.warning")!;
        notice.TextContent.ShouldContain("annulled on 25 November 2026 and does not count any more. Reason: Hoax.");
        notice.QuerySelector("a")!.GetAttribute("href").ShouldBe("/en/entry/3");
        (await client.PageAsync("/en/entry/0")).QuerySelector(".notice").ShouldBeNull();

        using var answer = await client.GetAsync(new Uri("/en/entry/3", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var annulment = await answer.PageAsync();
        annulment.Title!.ShouldContain("Annulment 3");
        annulment.QuerySelector("h1")!.TextContent.ShouldBe("Annulment 3");
        annulment.QuerySelector("pre")!.TextContent.ShouldBe("ledgerline/annulment/v1\nday 2026-11-25\nentry 1\nreason hoax\n");
        annulment.QuerySelector("dd a")!.GetAttribute("href").ShouldBe("/en/entry/1");
        annulment.QuerySelector("header.site nav").ShouldNotBeNull();
    }

    [Fact]
    public async Task Home_AfterAnAnnulment_CountsOneLess()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(3);
        using var client = system.Client();
        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        (await client.PageAsync("/en/")).QuerySelector("#count")!.TextContent.ShouldBe("3");

        await system.SealLaterAsync();

        (await client.PageAsync("/en/")).QuerySelector("#count")!.TextContent.ShouldBe("2");
    }

    [Fact]
    public async Task Register_WithAnnulmentsInBetween_HasAHundredIndicesAPage()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        await system.SealPeopleAsync(99);
        await system.OrderAsync(AnnulmentReason.Mistake, 0, 98);
        await system.SealLaterAsync();
        await system.SealPeopleAsync(99);
        await system.OrderAsync(AnnulmentReason.Hoax, [150]);
        await system.SealLaterAsync();

        var pages = new List<(long First, string[] Indices)>();
        foreach (var number in new[] { 0, 1, 2 })
        {
            var page = await client.PageAsync($"/en/register/{number}");
            pages.Add((100 * number, [.. page.QuerySelectorAll("tbody tr td:first-child").Select(cell => cell.TextContent)]));
        }

        pages[0].Indices.ShouldBe(Enumerable.Range(0, 100).Reverse().Select(i => $"{i}"));
        pages[1].Indices.ShouldBe(Enumerable.Range(100, 100).Reverse().Select(i => $"{i}"));
        pages[2].Indices.ShouldBe(["200"]);
        (await client.PageAsync("/en/register")).QuerySelector("h2")!.TextContent.ShouldBe("Entries 100 to 200");
        using var beyond = await client.GetAsync(new Uri("/en/register/3", UriKind.Relative));
        beyond.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = await client.GetAsync(new Uri("/en/entry/201", UriKind.Relative));
        nobody.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Register_AnnulledAndAnnulment_AreToldInWords()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.SealPeopleAsync(2);
        await system.EraseAsync(1);
        await system.OrderAsync(AnnulmentReason.Duplicate, 0, 1);
        await system.SealLaterAsync();
        using var client = system.Client();

        var rows = (await client.PageAsync("/en/register")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        rows.Count.ShouldBe(4);
        rows[0].ShouldContain("Annulment of entry 1: Entered more than once");
        rows[1].ShouldContain("Annulment of entry 0");
        rows[2].ShouldContain("Name erased");
        rows[2].ShouldContain("Annulled: Entered more than once");
        rows[3].ShouldContain("Person 0");
        rows[3].ShouldContain("Annulled: Entered more than once");
    }

    [Fact]
    public async Task Receipt_OfAnAnnulledEntry_SaysSo()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        var receipt = await system.SealPeopleAsync(2);
        var first = await system.ReadAsync(db => Task.FromResult(db.Set<Entry>().Single(entry => entry.Name == "Person 000").Index));
        await system.OrderAsync(AnnulmentReason.Mistake, first);
        await system.SealLaterAsync();
        using var client = system.Client();

        using var answer = await client.SubmitAsync("/en/receipt", ("Code", receipt.ToString()));

        var rows = (await answer.PageAsync()).QuerySelectorAll(".people-rows > li");
        rows[0].QuerySelector(".notice")!.TextContent.ShouldContain("Entered by mistake");
        rows[1].QuerySelector(".notice").ShouldBeNull();
    }
}
