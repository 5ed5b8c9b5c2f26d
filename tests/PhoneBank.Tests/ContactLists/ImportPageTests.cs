using System.Net;
using System.Text;
using Ledgerline.Centres;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public sealed class ImportPageTests
{
    [Fact]
    public async Task Import_IsPreviewed_Taken_AndReported_WithAFileOfTheRowsNotTaken()
    {
        await using var bank = await Bank.OpenAsync();
        var (client, campaign) = await SignInAsync(bank);
        using var previewed = await UploadAsync(client, campaign, "Phone;Name\n202 555 0101;Amber <b>Lane</b>\n+44 7700 900123;晨光\n=1+1;x\n+1 202;y\n", "US");
        previewed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var preview = await previewed.PageAsync();
        preview.QuerySelector("table")!.TextContent.ShouldContain("+1 202-555-0101");
        preview.QuerySelector("table")!.TextContent.ShouldContain("Amber <b>Lane</b>");
        preview.QuerySelector("#HasHeadings")!.HasAttribute("checked").ShouldBeTrue();

        using var taken = await client.SubmitAsync(preview, "main form");
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var path = taken.Headers.Location!.ToString();
        var report = await client.PageAsync(path);
        report.QuerySelector("#taken")!.TextContent.ShouldBe("2");
        report.QuerySelector("table")!.TextContent.ShouldContain("Too many or too few digits");

        using var file = await client.GetAsync(new Uri(path + "?handler=Rows", UriKind.Relative));
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var csv = await file.Content.ReadAsStringAsync();
        csv.ShouldContain("4,Not a telephone number,'=1+1\r\n");
        csv.ShouldContain("5,Too many or too few digits,'+1 202\r\n");

        using var again = await client.SubmitAsync(preview, "main form");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("imported already");
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("Amber\nRiver", "no telephone numbers")]
    public async Task File_WithNothingToImport_IsExplained(string content, string words)
    {
        await using var bank = await Bank.OpenAsync();
        var (client, campaign) = await SignInAsync(bank);
        using var answer = await UploadAsync(client, campaign, content, "");
        (await answer.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain(words);
    }

    [Fact]
    public async Task File_ThatIsASpreadsheetsOwn_OrTooLarge_IsExplained()
    {
        await using var bank = await Bank.OpenAsync();
        var (client, campaign) = await SignInAsync(bank);
        using var zip = await UploadAsync(client, campaign, [0x50, 0x4B, 0x03, 0x04, 0x00, 0xFF, 0xFE], "");
        (await zip.PageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("save it as CSV");
        using var large = await UploadAsync(client, campaign, new byte[22 * 1024 * 1024], "");
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Pages_OfAnotherCentresCampaign_AreNotFound_AndForAVolunteer_AreClosed()
    {
        await using var bank = await Bank.OpenAsync();
        var (client, campaign) = await SignInAsync(bank);
        var other = await bank.System.AddCentreAsync("Other");
        var theirs = await bank.AddCampaignAsync(other);
        foreach (var path in new[] { $"/centre/campaigns/{theirs}", $"/centre/campaigns/{theirs}/import", $"/centre/campaigns/{campaign}/lists/{Guid.NewGuid()}", "/centre/campaigns/x" })
            (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await bank.System.AddPersonAsync("vera", other, Role.Volunteer);
        using var volunteer = await bank.System.SignInAsync("vera");
        foreach (var path in new[] { "/centre/campaigns", $"/centre/campaigns/{theirs}", $"/centre/campaigns/{theirs}/import" })
            (await volunteer.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<(HttpClient Client, CampaignId Campaign)> SignInAsync(Bank bank)
    {
        await bank.System.ServeAsync();
        var centre = await bank.System.AddCentreAsync();
        await bank.System.AddPersonAsync("cora", centre, Role.Coordinator);
        return (await bank.System.SignInAsync("cora"), await bank.AddCampaignAsync(centre));
    }

    private static Task<HttpResponseMessage> UploadAsync(HttpClient client, CampaignId campaign, string content, string region) =>
        UploadAsync(client, campaign, Encoding.UTF8.GetBytes(content), region);

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, CampaignId campaign, byte[] content, string region)
    {
        var page = await client.PageAsync($"/centre/campaigns/{campaign}/import");
        var token = page.QuerySelector("main input[name=token]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "token" },
            { new StringContent(region), "Region" },
            { new ByteArrayContent(content), "List", "list.csv" },
        };
        return await client.PostAsync(new Uri($"/centre/campaigns/{campaign}/import?handler=Preview", UriKind.Relative), form);
    }
}
