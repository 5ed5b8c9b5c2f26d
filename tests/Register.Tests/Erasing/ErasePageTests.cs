using System.Net;
using AngleSharp.Dom;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Erasing;

/// <summary>A declarant with her receipt.</summary>
public sealed class ErasePageTests
{
    private const string Receipt = "/en/receipt";
    private const string Erase = "/en/receipt/erase";

    [Fact]
    public async Task Erase_OneOfAGroup_IsWarnedAskedAndDone()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var receipt = await system.SealPeopleAsync(2);
        var page = await ShowAsync(client, receipt);
        var name = page.QuerySelector(".people-rows li h2 bdi")!.TextContent;

        using var asked = await client.SubmitAsync(page, $".people-rows form[action='{Erase}']");
        var warning = await asked.PageAsync();
        warning.QuerySelector("bdi")!.TextContent.ShouldBe(name);
        warning.QuerySelector(".notice.warning")!.TextContent.ShouldContain("It cannot be undone.");
        (await NamesAsync(system)).Count.ShouldBe(2);
        using var confirmed = await client.SubmitAsync(warning, "form[action$=Confirm]");
        var done = await confirmed.PageAsync();

        done.QuerySelector(".notice.success")!.TextContent.ShouldContain("The name is erased.");
        (await NamesAsync(system)).ShouldHaveSingleItem().ShouldNotBe(name);
        confirmed.Headers.Contains("Set-Cookie").ShouldBeFalse();
        confirmed.RequestMessage!.RequestUri!.ToString().ShouldNotContain(receipt.Groups[0]);
        using var back = await client.SubmitAsync(done, $"form[action='{Receipt}']");
        var rows = (await back.PageAsync()).QuerySelectorAll(".people-rows > li");
        rows[0].QuerySelector("h2")!.TextContent.Trim().ShouldBe("Name erased");
        rows[0].QuerySelector("form").ShouldBeNull();
        rows[1].QuerySelector("form").ShouldNotBeNull();
    }

    [Fact]
    public async Task Erase_SomebodyElsesEntry_IsRefused()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        await system.SealPeopleAsync(1);
        var mine = await system.SealPeopleAsync(1);

        foreach (var entry in new[] { "0", "2", "-1", "", "1 ", "99999999999999999999" })
        {
            using var answer = await PostAsync(client, Erase + "?handler=Confirm", mine.ToString(), entry);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("has no entry with that number");
        }

        (await NamesAsync(system)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Erase_WithoutAReceipt_AsksForOneAndGuessingIsLimited()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var receipt = await system.SealPeopleAsync(1);

        using var got = await client.GetAsync(new Uri(Erase, UriKind.Relative));
        got.Headers.Location!.ToString().ShouldBe(Receipt);
        for (var i = 0; i < 60; i++)
        {
            using var wrong = await PostAsync(client, Erase + "?handler=Confirm", ReceiptCode.New().ToString(), "0");
            wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await wrong.PageAsync()).QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Code");
        }

        using var right = await PostAsync(client, Erase + "?handler=Confirm", receipt.ToString(), "0");
        using var elsewhere = await PostAsync(client, Receipt, receipt.ToString(), "0");
        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await NamesAsync(system)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Erase_FromAnotherSite_IsForbidden()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var receipt = await system.SealPeopleAsync(1);

        using var answer = await PostAsync(client, Erase + "?handler=Confirm", receipt.ToString(), "0");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await NamesAsync(system)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Erase_Twice_SaysItIsErased()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = system.Client();
        var receipt = await system.SealPeopleAsync(1);
        await system.EraseAsync(0);

        using var asked = await PostAsync(client, Erase, receipt.ToString(), "0");
        using var confirmed = await PostAsync(client, Erase + "?handler=Confirm", receipt.ToString(), "0");

        (await asked.PageAsync()).Body!.TextContent.ShouldContain("erased already");
        (await confirmed.PageAsync()).QuerySelector(".notice.success").ShouldNotBeNull();
    }

    private static async Task<IDocument> ShowAsync(HttpClient client, ReceiptCode code)
    {
        using var answer = await client.SubmitAsync(Receipt, ("Code", code.ToString()));
        return await answer.PageAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string code, string entry)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Code", code), KeyValuePair.Create("Entry", entry)]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private static Task<List<string>> NamesAsync(TestSystem system) =>
        system.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Name != null).Select(entry => entry.Name!).ToListAsync());
}
