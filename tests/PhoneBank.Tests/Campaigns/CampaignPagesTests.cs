using System.Net;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Campaigns;

public sealed class CampaignPagesTests
{
    [Fact]
    public async Task Campaign_IsMade_Changed_Paused_AndItsScriptLookedAt()
    {
        await using var bank = await Bank.OpenAsync();
        var client = await SignInAsync(bank);
        using var made = await client.SubmitAsync(
            "/centre/campaigns", ("Form.Name", "New <i>Year</i> 新年"), ("Form.From", "9:30"), ("Form.To", "24:00"), ("Form.Script", "# Good day"));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var path = made.Headers.Location!.ToString();
        var page = await client.PageAsync(path);
        page.QuerySelector("h1")!.TextContent.ShouldBe("New <i>Year</i> 新年");

        page.QuerySelector("main form")!.SetAttribute("action", path + "?handler=Preview");
        using var previewed = await client.SubmitAsync(page, "main form", ("Form.Script", "**Hello** <script>"));
        var preview = (await previewed.PageAsync()).QuerySelector("#script-preview")!;
        preview.QuerySelector("strong")!.TextContent.ShouldBe("Hello");
        preview.QuerySelector("script").ShouldBeNull();

        using var changed = await client.SubmitAsync(path, ("Form.Script", "Kept."), ("Form.IsPaused", "true"));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var campaign = await bank.DbAsync(db => db.Set<Campaign>().AsNoTracking().SingleAsync());
        campaign.ShouldSatisfyAllConditions(
            c => c.Script.ShouldBe("Kept."), c => c.State.ShouldBe(CampaignState.Paused), c => c.Hours.ShouldBe(new CallingHours(570, 1440)));
        (await bank.AuditActionsAsync()).ShouldBe(["campaign-made", "campaign-changed"]);
        (await client.PageAsync("/centre/campaigns")).QuerySelector("table")!.TextContent.ShouldContain("Paused");
    }

    [Theory]
    [InlineData("", "09:00", "21:00", "Enter a name")]
    [InlineData("Autumn", "nine", "21:00", "Enter a time")]
    [InlineData("Autumn", "09:00", "", "Enter a time")]
    [InlineData("Autumn", "21:00", "09:00", "end later in the day")]
    [InlineData("Autumn", "09:00", "09:00", "end later in the day")]
    public async Task Campaign_ThatCannotBe_IsExplained_AndWhatWasTypedComesBack(string name, string from, string to, string words)
    {
        await using var bank = await Bank.OpenAsync();
        var client = await SignInAsync(bank);
        using var answer = await client.SubmitAsync("/centre/campaigns", ("Form.Name", name), ("Form.From", from), ("Form.To", to), ("Form.Script", "kept"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain(words);
        page.QuerySelector("#Form_Script")!.TextContent.Trim().ShouldBe("kept");
        page.QuerySelector("#Form_From")!.GetAttribute("value").ShouldBe(from);
    }

    private static async Task<HttpClient> SignInAsync(Bank bank)
    {
        await bank.System.ServeAsync();
        await bank.System.AddPersonAsync("cora", await bank.System.AddCentreAsync(), Role.Coordinator);
        return await bank.System.SignInAsync("cora");
    }
}
