using System.Net;
using Ledgerline.PhoneBank.Scripts;
using Ledgerline.PhoneBank.Tests.Calls;
using Ledgerline.PhoneBank.Tests.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Scripts;

public sealed class ScriptPageTests
{
    [Theory, OnBothEngines]
    public async Task Save_AddsAVersion_AndTellsWhatIsOdd(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);

        var answer = await office.Coordinator.SubmitAsync(Path(office), "#script", ("Markdown", "Hello\r\n[a](#a)\r\n\r\n## A\r\n\r\n## Alone"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await office.Coordinator.PageAsync(answer.Headers.Location!.ToString());
        page.QuerySelector(".notice.success").ShouldNotBeNull();
        page.QuerySelector("#notices li")!.TextContent.ShouldBe("Line 6: No branch leads to the step “Alone”.");
        page.QuerySelector("#Markdown")!.TextContent.ShouldBe("Hello\n[a](#a)\n\n## A\n\n## Alone");
        page.QuerySelectorAll("#versions tbody tr").Select(row => row.QuerySelector("th")!.TextContent.Trim()).ShouldBe(["Version 2", "Version 1"]);
        page.QuerySelectorAll("#versions td:last-child").Select(cell => cell.TextContent).ShouldBe(["You", "Kept from before there were versions"]);
    }

    [Fact]
    public async Task Save_WithALinkToNoStep_SaysWhereAndKeepsWhatWasTyped()
    {
        await using var office = await Office.OpenAsync();

        var page = await (await office.Coordinator.SubmitAsync(Path(office), "#script", ("Markdown", "Hello\n\n[a](#b)"))).PageAsync();

        Office.Summary(page).ShouldContain("Line 3: There is no step for the link “#b”.");
        page.QuerySelector("#Markdown")!.TextContent.ShouldBe("Hello\n\n[a](#b)");
        (await VersionsAsync(office)).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Save_AfterSomebodyElse_ShowsBothAndOverwritesNothingUnseen(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var mine = await office.Coordinator.PageAsync(Path(office));
        await office.Bank.AddScriptAsync(office.Campaign, "Theirs <b>");

        var both = await (await office.Coordinator.SubmitAsync(mine, "#script", ("Markdown", "Mine"))).PageAsync();

        both.QuerySelector(".notice.warning strong")!.TextContent.ShouldBe("Somebody else saved version 2 while you were writing");
        both.QuerySelector("pre.script-source")!.TextContent.ShouldBe("Theirs <b>");
        both.QuerySelector("#Markdown")!.TextContent.ShouldBe("Mine");
        (await VersionsAsync(office)).ShouldBe(2);
        (await office.Coordinator.SubmitAsync(both, "#script")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await VersionsAsync(office)).ShouldBe(3);
    }

    [Fact]
    public async Task Version_OfOld_IsShownAndRestoredAsANewerOne()
    {
        await using var office = await Office.OpenAsync();
        await office.Bank.AddScriptAsync(office.Campaign, "Second");
        var old = await office.Coordinator.PageAsync($"{Path(office)}?version=1");
        old.QuerySelector("pre.script-source")!.TextContent.ShouldBe("Good day.");

        var answer = await office.Coordinator.SubmitAsync(old, "#restore");

        var page = await office.Coordinator.PageAsync(answer.Headers.Location!.ToString());
        page.QuerySelector("#Markdown")!.TextContent.ShouldBe("Good day.");
        (await VersionsAsync(office)).ShouldBe(3);
        (await office.Coordinator.GetAsync(new Uri($"{Path(office)}?version=9", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Preview_ShowsTheScriptAndSavesNothing()
    {
        await using var office = await Office.OpenAsync();

        var page = await (await office.PressAsync(Path(office), "#script", "[formaction*=Preview]", ("Markdown", "<script>alert(1)</script> **you** [on](#on)\n\n## On"))).PageAsync();

        page.QuerySelector("#preview .step strong")!.TextContent.ShouldBe("you");
        page.QuerySelector("#preview a.branch")!.GetAttribute("href").ShouldBe("#script-1-1");
        page.QuerySelectorAll("#preview script").ShouldBeEmpty();
        page.QuerySelector("#Markdown")!.TextContent.ShouldContain("<script>");
        (await VersionsAsync(office)).ShouldBe(1);
    }

    [Fact]
    public async Task Language_ThatIsNew_BeginsWithTheReadyScript_AndALongOneIsTaken()
    {
        await using var office = await Office.OpenAsync();
        var path = $"{Path(office)}?language=zh-Hans";

        (await office.Coordinator.PageAsync(path)).QuerySelector("#Markdown")!.TextContent.ShouldBe(ReadyScripts.In("zh-Hans"));
        (await office.Coordinator.SubmitAsync(path, "#script", ("Markdown", new string('好', ScriptText.MaxLength)))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await (await office.Coordinator.SubmitAsync(path, "#script", ("Markdown", new string('好', ScriptText.MaxLength + 1)))).PageAsync();
        Office.Summary(page).ShouldContain("Shorten the script to 50,000 characters");
        (await office.Coordinator.SubmitAsync(path, "#script", ("Markdown", ""))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.Coordinator.GetAsync(new Uri($"{Path(office)}?language=xx", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_ForAVolunteer_IsForbidden_AndOfAnotherCentre_IsNotFound()
    {
        await using var office = await Office.OpenAsync();
        var (volunteer, stranger) = await office.OthersAsync();
        var token = (await stranger.PageAsync("/centre/campaigns/new")).QuerySelector("main [name=token]")!.GetAttribute("value")!;

        (await volunteer.GetAsync(new Uri(Path(office), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync(new Uri(Path(office), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in new[] { "", "?handler=Preview", "?handler=Restore&version=1" })
        {
            using var form = new FormUrlEncodedContent([new("token", token), new("Language", "en"), new("Markdown", "x"), new("Seen", "1")]);
            (await stranger.PostAsync(new Uri(Path(office) + handler, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        (await VersionsAsync(office)).ShouldBe(1);
    }

    [Fact]
    public async Task CallPage_WithTwoLanguages_HasBothAndBeginsWithTheReaders()
    {
        await using var desk = await CallPage.OpenAsync();
        await desk.Bank.AddScriptAsync(desk.Campaign, "你好 [on](#下一步)\n\n## 下一步", "zh-Hans");
        await desk.NextAsync();

        var page = await desk.GetAsync();

        page.QuerySelectorAll(".script-text").Select(text => text.GetAttribute("lang")).ShouldBe(["en", "zh-Hans"]);
        page.QuerySelectorAll("[name=script-language][checked]").Select(choice => choice.GetAttribute("value")).ShouldBe(["en"]);
        page.QuerySelectorAll("[name=script-language]").ShouldAllBe(choice => choice.GetAttribute("form") == "script-choice");
        page.QuerySelector("a.branch")!.GetAttribute("href").ShouldBe("#script-2-1");
        page.All.Where(element => element.Id is { Length: > 0 }).Select(element => element.Id).ShouldBeUnique();
    }

    private static string Path(Office office) => $"{office.CampaignPath}/script";

    private static Task<int> VersionsAsync(Office office) => office.Bank.DbAsync(db => db.Set<Script>().CountAsync());
}
