using System.Net;
using System.Text;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class ImportPagesTests
{
    private const string File = "Nom;Téléphone;Remarque\nAnn;(202) 555-0101;=SUM(A1)\n<b>Bo</b>;+44 7700 900002;\n=cmd|' /C calc'!A0;+1 202 555;@x\nAnn;2025550101;\n";

    [Theory]
    [OnBothEngines]
    public async Task Import_FromTheFileToTheReport_IsThreeSteps(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);

        var preview = await office.StageAsync(File);
        var page = await office.Coordinator.PageAsync(preview);
        page.QuerySelector("#survey")!.TextContent.ShouldContain("4 rows");
        page.QuerySelector("#survey")!.TextContent.ShouldContain("1 number can be read");
        page.QuerySelector(".notice.warning")!.TextContent.ShouldContain("2 numbers have no country code");
        page.QuerySelector("#NumberColumn [selected]")!.GetAttribute("value").ShouldBe("2");
        page.QuerySelectorAll("tbody tr")[1].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())
            .ShouldBe(["3", "+44 7700 900002", "+44 7700 900002", "<b>Bo</b>", ""]);

        page = await (await office.PressAsync(preview, "#reading", "[formaction*=Look]", ("Region", "US"))).PageAsync();
        page.QuerySelector(".notice.warning").ShouldBeNull();
        page.QuerySelector("#survey")!.TextContent.ShouldContain("2 different numbers");
        page.QuerySelector("tbody tr td:nth-child(3)")!.TextContent.Trim().ShouldBe("+1 202-555-0101");

        var answer = await office.Coordinator.SubmitAsync(page, "#reading");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await office.Coordinator.PageAsync(answer.Headers.Location!.ToString());
        page.QuerySelector("h1")!.TextContent.ShouldBe("The list is being imported");
        page.QuerySelector("progress")!.GetAttribute("max").ShouldBe("4");
        page.QuerySelector("noscript meta[http-equiv=refresh]").ShouldNotBeNull();
        await office.RunImportsAsync();
        page = await office.Coordinator.PageAsync(answer.Headers.Location!.ToString());
        page.QuerySelector("progress").ShouldBeNull();
        page.QuerySelector("noscript").ShouldBeNull();
        page.QuerySelector(".figure")!.TextContent.ShouldBe("2");
        page.QuerySelectorAll("#rows tbody tr").Select(row => row.TextContent.Trim()).Count().ShouldBe(2);
        page.QuerySelector("#rows tbody tr:last-child")!.TextContent.ShouldContain("twice in this file, first in line 2");
        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelector("tbody th a")!.GetAttribute("href").ShouldBe(answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Report_AsAFile_HasNoCellThatIsAFormula()
    {
        await using var office = await Office.OpenAsync();
        var list = await ImportAsync(office, File);

        using var answer = await office.Coordinator.GetAsync(new Uri(list + "?handler=File", UriKind.Relative));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("rows-not-taken.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes.AsSpan(3)).ReplaceLineEndings("\n").ShouldBe(
            "Line in the file,Row in a spreadsheet,Why it was not taken,Number,Name,Note\n"
            + "4,4,too short for its country,\"'+1 202 555\",\"'=cmd|' /C calc'!A0\",\"'@x\"\n"
            + "5,5,\"twice in this file, first in line 2\",,,\n");
    }

    [Fact]
    public async Task Report_PutRightAndImportedAgain_IsReadDespiteItsApostrophes()
    {
        await using var office = await Office.OpenAsync();

        var list = await ImportAsync(office, "Number,Name\n\"'+1 202 555 0100\",\"'=Ann\"\n");

        (await office.Coordinator.PageAsync(list)).QuerySelector(".figure")!.TextContent.ShouldBe("1");
    }

    [Fact]
    public async Task Report_OfManyRows_IsShownInParts()
    {
        await using var office = await Office.OpenAsync();
        var list = await ImportAsync(office, "Name,Phone\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"P{i},nothing\n")));

        var page = await office.Coordinator.PageAsync(list + "?part=5");
        page.QuerySelectorAll("#rows tbody tr").Length.ShouldBe(50);
        page.QuerySelector(".pager [rel=next]").ShouldBeNull();
        (await office.Coordinator.PageAsync(list + "?part=99")).QuerySelector(".pager p")!.TextContent.ShouldBe("Page 5 of 5");
        (await office.Coordinator.PageAsync(list + "?part=x")).QuerySelectorAll("#rows tbody tr").Length.ShouldBe(50);
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "nothing", [], "nothing in this file" },
        { "blank", "\n\n"u8.ToArray(), "nothing in this file" },
        { "xlsx", [0x50, 0x4B, 3, 4, 20, 0], "workbook" },
        { "picture", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], "not a text file" },
        { "cut off", [0xE5, 0xA7, 0x93, 0x2C, 0xE5], "the end of it is missing" },
        { "quote", "a,b\n\"never,closed\n"u8.ToArray(), "line 2" },
        { "long line", Encoding.ASCII.GetBytes(new string('1', 1024 * 1024)), "Line 1 is far too long" },
        { "a large zip", [0x50, 0x4B, 3, 4, .. new byte[2 * UploadPart.Bytes]], "workbook" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Upload_OfWhatIsNoList_SaysWhyAndKeepsNothing(string name, byte[] file, string words)
    {
        await using var office = await Office.OpenAsync();

        var answer = await office.UploadAsync(file, name);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        Office.Summary(await answer.PageAsync()).ShouldContain(words);
        (await office.Bank.DbAsync(db => db.Set<Upload>().CountAsync())).ShouldBe(0);
        (await office.Bank.DbAsync(db => db.Set<UploadPart>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Upload_WithItsTokenAfterTheFile_IsRefused()
    {
        await using var office = await Office.OpenAsync();
        var token = (await office.Coordinator.PageAsync($"{office.CampaignPath}/import")).QuerySelector("main [name=token]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new ByteArrayContent("phone\n2025550101\n"u8.ToArray()), "List", "people.csv" }, { new StringContent(token), "token" } };

        var answer = await office.Coordinator.PostAsync(new Uri($"{office.CampaignPath}/import", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await office.Bank.DbAsync(db => db.Set<Upload>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData("a field too long", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("too many fields", HttpStatusCode.BadRequest)]
    [InlineData("no disposition", HttpStatusCode.BadRequest)]
    public async Task Upload_ThatIsMalformed_IsRefused(string name, HttpStatusCode status)
    {
        await using var office = await Office.OpenAsync();
        using var content = new MultipartFormDataContent();
        foreach (var field in Enumerable.Range(0, name == "too many fields" ? 100 : 1))
            content.Add(new StringContent(name == "a field too long" ? new string('x', 20_000) : "x"), $"f{field}");
        if (name == "no disposition")
            content.First().Headers.ContentDisposition = null;

        (await office.Coordinator.PostAsync(new Uri($"{office.CampaignPath}/import", UriKind.Relative), content)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Progress_OfAnImport_IsToldUntilItsEnd()
    {
        await using var office = await Office.OpenAsync();
        var list = await StartAsync(office, File);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(list + "?handler=Progress", UriKind.Relative));
        using var answer = await office.Coordinator.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());

        (await lines.ReadLineAsync()).ShouldBe("event: progress");
        (await lines.ReadLineAsync()).ShouldBe("""data: {"Read":0,"Words":"0 of 4 rows"}""");
        (await lines.ReadLineAsync()).ShouldBe("");
        await office.RunImportsAsync();
        office.Bank.Clock.Advance(TimeSpan.FromSeconds(1));
        (await lines.ReadToEndAsync()).ShouldBe("event: ended\ndata: {\"Read\":4,\"Words\":\"4 of 4 rows\"}\n\n");
    }

    [Fact]
    public async Task Upload_OfNoFile_AsksForOne()
    {
        await using var office = await Office.OpenAsync();
        var page = await (await office.Coordinator.SubmitAsync($"{office.CampaignPath}/import")).PageAsync();
        Office.Summary(page).ShouldContain("Choose a file");
    }

    [Fact]
    public async Task Upload_OfNineteenMegabytes_IsTaken()
    {
        await using var office = await Office.OpenAsync();
        var row = "Ann,+12025550101," + new string('x', 983) + "\n";

        var preview = await office.StageAsync(string.Concat(Enumerable.Repeat(row, 19_000)));

        (await office.Coordinator.PageAsync(preview)).QuerySelector("#survey")!.TextContent.ShouldContain("19,000 rows");
    }

    [Theory]
    [InlineData("NumberColumn", "99")]
    [InlineData("NumberColumn", "")]
    [InlineData("NameColumn", "x")]
    [InlineData("Region", "ZZ")]
    [InlineData("Zone", "Mars/Olympus")]
    [InlineData("Separator", "?")]
    public async Task Preview_WithAnAnswerThatIsNotOffered_SaysSoAndImportsNothing(string field, string value)
    {
        await using var office = await Office.OpenAsync();
        var preview = await office.StageAsync(File);

        var page = await (await office.Coordinator.SubmitAsync(preview, "#reading", (field, value))).PageAsync();

        page.QuerySelector($".error-summary [href='#{field}']").ShouldNotBeNull();
        page.QuerySelector($"#{field}").ShouldNotBeNull();
        (await office.Bank.DbAsync(db => db.Set<Contact>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Preview_Discarded_ThrowsTheFileAway()
    {
        await using var office = await Office.OpenAsync();
        var preview = await office.StageAsync(File);

        (await office.PressAsync(preview, "#reading", "[formaction*=Discard]")).Headers.Location!.ToString().ShouldBe($"{office.CampaignPath}/import");

        (await office.Bank.DbAsync(db => db.Set<Upload>().CountAsync())).ShouldBe(0);
        (await office.Coordinator.GetAsync(new Uri(preview, UriKind.Relative))).Headers.Location!.ToString().ShouldBe($"{office.CampaignPath}/import?gone=true");
    }

    [Fact]
    public async Task Import_SentTwice_LeadsToTheOneReport()
    {
        await using var office = await Office.OpenAsync();
        var preview = await office.StageAsync(File);
        var page = await office.Coordinator.PageAsync(preview);

        var first = await office.Coordinator.SubmitAsync(page, "#reading");
        var second = await office.Coordinator.SubmitAsync(page, "#reading");

        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await office.Bank.DbAsync(db => db.Set<ContactList>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Preview_WithNumbersThatTellNoZone_AsksForOne()
    {
        await using var office = await Office.OpenAsync();
        var preview = await office.StageAsync("Name,Phone\nAnn,+18005550199\n");

        (await office.Coordinator.PageAsync(preview)).QuerySelectorAll("#Zone option").Select(option => option.GetAttribute("value")).ShouldContain("America/Chicago");

        var list = (await office.Coordinator.SubmitAsync(preview, "#reading")).Headers.Location!.ToString();
        await office.RunImportsAsync();
        (await office.Coordinator.PageAsync(list)).QuerySelector(".notice.warning")!.TextContent.ShouldContain("will not be called until a time zone is known");
        (await office.Coordinator.PageAsync(office.CampaignPath)).Body!.TextContent.ShouldContain("nobody knows what time it is there");
    }

    [Fact]
    public async Task Pages_ForOthers_AreForbiddenOrNotFound()
    {
        await using var office = await Office.OpenAsync();
        var (volunteer, stranger) = await office.OthersAsync();
        var list = await ImportAsync(office, File);
        var preview = await office.StageAsync(File);
        var token = (await stranger.PageAsync("/centre/campaigns/new")).QuerySelector("main [name=token]")!.GetAttribute("value")!;

        foreach (var path in new[] { preview, list, list + "?handler=File", list + "?handler=Progress" })
        {
            (await volunteer.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var handler in new[] { "", "?handler=Look", "?handler=Discard" })
        {
            using var form = new FormUrlEncodedContent([new("token", token), new("NumberColumn", "2")]);
            (await stranger.PostAsync(new Uri(preview + handler, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        (await office.Coordinator.GetAsync(new Uri(preview, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await office.Coordinator.GetAsync(new Uri($"{office.CampaignPath}/lists/{Guid.NewGuid()}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>From the file to the report, and the report's path.</summary>
    private static async Task<string> ImportAsync(Office office, string file)
    {
        var list = await StartAsync(office, file);
        await office.RunImportsAsync();
        return list;
    }

    private static async Task<string> StartAsync(Office office, string file)
    {
        var preview = await office.StageAsync(file);
        var answer = await office.Coordinator.SubmitAsync(preview, "#reading", ("Region", "US"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }
}
