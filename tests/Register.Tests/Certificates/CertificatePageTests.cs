using System.Net;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Certificates;

public sealed class CertificatePageTests
{
    [Theory, OnBothEngines]
    public async Task Page_OfAnEntry_SaysWhatIsInTheRegister(DatabaseEngine engine)
    {
        await using var system = await Certifying.StartAsync(engine);
        await system.EnterAsync(Draft("Amber Field", Organisations.Party | Organisations.YoungPioneers, NameKind.RealName));
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/entry/0/certificate", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var page = await answer.PageAsync();
        page.Title!.ShouldStartWith("Certificate of entry 0");
        page.QuerySelector(".certificate bdi")!.TextContent.ShouldBe("Amber Field");
        page.QuerySelector(".kind")!.TextContent.ShouldBe("Real name");
        page.QuerySelector(".declares")!.TextContent.ShouldBe("who has declared withdrawal from the Chinese Communist Party and the Young Pioneers.");
        page.QuerySelectorAll(".facts dd").Select(each => each.TextContent).ShouldBe(["0", "22 November 2026"]);
        var leaf = await client.GetStringAsync(new Uri("/en/entry/0/leaf", UriKind.Relative));
        var checking = page.QuerySelectorAll(".checking dd").Select(each => each.TextContent).ToList();
        checking.ShouldBe([$"{Certifying.Site}/en/entry/0", leaf.Split('\n')[^2]["commitment ".Length..], TestSystem.Origin]);
        page.QuerySelector(".checking svg path")!.GetAttribute("d").ShouldStartWith("M4 4h7v1h-7z");
        page.QuerySelectorAll("[style], style").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Organisations.YouthLeague, "the Communist Youth League.")]
    [InlineData(All, "the Chinese Communist Party, the Communist Youth League and the Young Pioneers.")]
    public async Task Page_WhateverIsLeft_NamesIt(Organisations organisations, string ending)
    {
        await using var system = await Certifying.StartAsync();
        await system.EnterAsync(Draft("Amber Field", organisations));
        using var client = system.Client();

        (await client.PageAsync("/en/entry/0/certificate")).QuerySelector(".declares")!.TextContent.ShouldEndWith("withdrawal from " + ending);
    }

    [Theory, OnBothEngines]
    public async Task Erased_OnThePageAndInThePicture_SaysSoWithoutAName(DatabaseEngine engine)
    {
        await using var system = await Certifying.StartAsync(engine);
        await system.EnterAsync(Draft("Amber Field"));
        await system.EraseAsync(0);
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/entry/0/certificate", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector("h1")!.TextContent.ShouldBe("No certificate of entry 0");
        page.QuerySelector("main")!.TextContent.ShouldContain("erased, at the wish of the person");
        page.QuerySelector(".certificate").ShouldBeNull();
        var picture = await client.PictureAsync(0);
        picture.Value.ShouldContain("Name erased");
        picture.Value.ShouldNotContain("Amber");
        picture.Value.ShouldNotContain("declared");
        (await client.PageAsync("/en/entry/0")).QuerySelector("a[href$=certificate]").ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Annulled_OnThePageAndInThePicture_SaysSoWithoutAName(DatabaseEngine engine)
    {
        await using var system = await Certifying.StartAsync(engine);
        await system.EnterAsync(Draft("Amber Field"), Draft("Amber Wood"));
        await system.EraseAsync(1);
        await system.OrderAsync(AnnulmentReason.Hoax, 0, 1);
        await system.SealLaterAsync();
        using var client = system.Client();

        foreach (var number in new[] { 0, 1 })
        {
            using var answer = await client.GetAsync(new Uri($"/en/entry/{number}/certificate", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = await answer.PageAsync();
            page.QuerySelector("h1")!.TextContent.ShouldBe($"No certificate of entry {number}");
            page.QuerySelector(".notice")!.TextContent.ShouldContain("does not count any more. Reason: Hoax");
            page.QuerySelector("main")!.TextContent.ShouldNotContain("Amber");
            var picture = await client.PictureAsync(number);
            picture.Lines().ShouldContain("Annulled");
            picture.Value.ShouldNotContain("Amber");
            picture.Value.ShouldNotContain("declared");
            (await client.PageAsync($"/en/entry/{number}")).QuerySelector("a[href$=certificate]").ShouldBeNull();
        }
    }

    [Theory, OnBothEngines]
    public async Task Anything_OfWhatIsNoEntry_IsNotFound(DatabaseEngine engine)
    {
        await using var system = await Certifying.StartAsync(engine);
        await system.EnterAsync(Draft("Amber Field"));
        await system.OrderAsync(AnnulmentReason.Mistake, 0);
        await system.SealLaterAsync();
        using var client = system.Client();

        foreach (var number in new[] { "1", "2", "-1", "9223372036854775807", "9223372036854775808", "x" })
        {
            foreach (var ending in new[] { "", ".svg" })
            {
                using var answer = await client.GetAsync(new Uri($"/en/entry/{number}/certificate{ending}", UriKind.Relative));
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, number);
            }
        }

        using var elsewhere = await client.GetAsync(new Uri("/tlh/entry/0/certificate", UriKind.Relative));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Address_WhateverHostIsAskedFor_IsThePublicOne()
    {
        await using var system = await Certifying.StartAsync();
        await system.EnterAsync(Draft("Amber Field"));
        using var client = system.Client();
        async Task<string> AskAsync(string path, string? host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { Host = host } };
            using var answer = await client.SendAsync(request);
            return await answer.Content.ReadAsStringAsync();
        }

        foreach (var path in new[] { "/en/entry/0/certificate", "/en/entry/0/certificate.svg" })
        {
            var asked = await AskAsync(path, "elsewhere.example");
            asked.ShouldBe(await AskAsync(path, null));
            asked.ShouldContain($"{Certifying.Site}/en/entry/0");
        }
    }

    [Fact]
    public async Task Address_WhereNoneIsSet_IsWhereItWasAskedFor()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.EnterAsync(Draft("Amber Field"));
        using var client = system.Client();

        (await client.PageAsync("/en/entry/0/certificate")).QuerySelector(".checking dd")!.TextContent.ShouldBe($"{system.Url}en/entry/0");
    }

    [Fact]
    public async Task HostileNames_OnThePageAndInThePicture_AreOnlyText()
    {
        await using var system = await Certifying.StartAsync();
        var entries = await system.EnterAsync([.. DemoNames.Hostile.Select(name => Draft(name))]);
        using var client = system.Client();

        foreach (var (name, number) in entries)
        {
            var page = await client.PageAsync($"/en/entry/{number}/certificate");
            page.QuerySelector(".certificate bdi")!.TextContent.ShouldBe(name);
            page.QuerySelectorAll(".certificate :is(script, b, i, img)").ShouldBeEmpty();
            var picture = await client.PictureAsync(number);
            picture.Descendants().Select(each => each.Name.LocalName).Distinct().ShouldBe(["title", "rect", "text", "path"], ignoreOrder: true);
            // However it is broken into lines, all of it is there.
            string.Concat(picture.Lines()).Replace(" ", "", StringComparison.Ordinal).ShouldContain(name.Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Receipt_OfWhoIsHeldAndThenSealed_LeadsToTheCertificate()
    {
        await using var system = await Certifying.StartAsync();
        var receipt = (await system.DeclareAsync(GroupId.New(), Draft("Amber Field"), Draft("Amber Wood"))).Receipt!.ToString();
        using var client = system.Client();
        using var held = await client.SubmitAsync("/en/receipt", ("Code", receipt));
        (await held.PageAsync()).QuerySelectorAll(".people-rows > li").ShouldAllBe(row => row.TextContent.Contains("a certificate can be printed", StringComparison.Ordinal));

        await system.SealLaterAsync();
        await system.EraseAsync(1);

        using var answer = await client.SubmitAsync("/en/receipt", ("Code", receipt));
        var links = (await answer.PageAsync()).QuerySelectorAll("a[href$=certificate]");
        links.Length.ShouldBe(1);
        links[0].GetAttribute("href").ShouldBe("/en/entry/0/certificate");
        (await client.PageAsync("/en/entry/0")).QuerySelector("a[href$=certificate]")!.GetAttribute("href").ShouldBe("/en/entry/0/certificate");
    }
}
