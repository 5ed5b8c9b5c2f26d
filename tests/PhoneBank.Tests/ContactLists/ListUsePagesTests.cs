using System.Net;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Tests.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank.Tests.ContactLists;

public class ListUsePagesTests
{
    [Theory]
    [OnBothEngines]
    public async Task Pause_AndGoOn_AreSaidOnThePage(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var list = await ImportAsync(office);

        (await office.Coordinator.SubmitAsync(list, "#pause")).Headers.Location!.ToString().ShouldBe(list);

        var page = await office.Coordinator.PageAsync(list);
        page.QuerySelector("#use")!.TextContent.ShouldContain("This list is paused");
        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelector("tbody th small")!.TextContent.Trim().ShouldBe("paused");
        (await office.Coordinator.PageAsync($"{office.CampaignPath}/queue")).QuerySelector("[data-row=paused] td")!.TextContent.ShouldBe("2");
        await office.Coordinator.SubmitAsync(page, "#pause");
        (await office.Coordinator.PageAsync(list)).QuerySelector("#use").ShouldBeNull();
        (await office.Bank.DbAsync(db => db.Set<ContactList>().SingleAsync())).Use.ShouldBe(ListUse.Open);
    }

    [Theory]
    [OnBothEngines]
    public async Task End_AsksFirst_AndSaysOfHowMany(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var list = await ImportAsync(office);

        var page = await office.Coordinator.PageAsync(list + "/end");
        page.QuerySelector(".figure")!.TextContent.ShouldBe("2");
        (await office.Bank.DbAsync(db => db.Set<ContactList>().SingleAsync())).Use.ShouldBe(ListUse.Open);
        (await office.Coordinator.SubmitAsync(page, "main form")).Headers.Location!.ToString().ShouldBe(list);
        await SettleAsync(office);

        page = await office.Coordinator.PageAsync(list);
        page.QuerySelector("#use")!.TextContent.ShouldContain("This list is ended");
        page.QuerySelector("#people")!.TextContent.ShouldContain("2 people done");
        page.QuerySelector("#pause").ShouldBeNull();
        (await office.Coordinator.GetAsync(new Uri(list + "/end", UriKind.Relative))).Headers.Location!.ToString().ShouldBe(list);
        // A page that was open before finds that it is too late.
        var token = page.QuerySelector("main [name=token]")?.GetAttribute("value") ?? (await office.Coordinator.PageAsync(list + "/forget")).QuerySelector("main [name=token]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("token", token)]);
        (await office.Coordinator.PostAsync(new Uri(list + "?handler=Resume", UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.Bank.DbAsync(db => db.Set<ContactList>().SingleAsync())).Use.ShouldBe(ListUse.Ended);
    }

    [Theory]
    [OnBothEngines]
    public async Task Forget_AsksFirst_AndKeepsTheCounts(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var list = await ImportAsync(office);

        var page = await office.Coordinator.PageAsync(list + "/forget");
        page.QuerySelector(".figure")!.TextContent.ShouldBe("2");
        await office.Coordinator.SubmitAsync(page, "main form");
        (await office.Coordinator.PageAsync(list)).QuerySelector("#use")!.TextContent.ShouldContain("2 people are still to be forgotten");
        await SettleAsync(office);

        page = await office.Coordinator.PageAsync(list);
        page.QuerySelector("#use")!.TextContent.ShouldContain("This list is forgotten");
        page.QuerySelector("#use")!.TextContent.ShouldNotContain("still to be forgotten");
        page.QuerySelector(".figure")!.TextContent.ShouldBe("2");
        page.QuerySelector("#reasons")!.TextContent.ShouldContain("not a telephone number: 1");
        page.QuerySelector("#rows").ShouldBeNull();
        page.Body!.TextContent.ShouldNotContain("Cy");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await office.Coordinator.GetStringAsync(new Uri(list + "?handler=File", UriKind.Relative))).ShouldNotContain("Cy");
        (await office.Bank.AuditActionsAsync()).ShouldContain("list-forgotten");
    }

    [Fact]
    public async Task Pages_ForOthers_AreForbiddenOrNotFound()
    {
        await using var office = await Office.OpenAsync();
        var (volunteer, stranger) = await office.OthersAsync();
        var list = await ImportAsync(office);
        var token = (await stranger.PageAsync("/centre/campaigns/new")).QuerySelector("main [name=token]")!.GetAttribute("value")!;

        foreach (var path in new[] { "/end", "/forget" })
        {
            (await volunteer.GetAsync(new Uri(list + path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await stranger.GetAsync(new Uri(list + path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var path in new[] { "/end", "/forget", "?handler=Pause", "?handler=Resume" })
        {
            using var form = new FormUrlEncodedContent([new("token", token)]);
            (await stranger.PostAsync(new Uri(list + path, UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await office.Bank.DbAsync(db => db.Set<ContactList>().SingleAsync())).Use.ShouldBe(ListUse.Open);
    }

    [Theory]
    [OnBothEngines]
    public async Task Campaign_SaysWhatWasDestroyed_AndForHowLongItRemembers(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.Bank.AddContactsAsync(office.Campaign, Enumerable.Range(1, 14).Select(Bank.American));
        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelector("#forgotten").ShouldBeNull();
        var page = await (await office.Coordinator.SubmitAsync(office.CampaignPath, "#campaign", ("RetentionDays", "366"))).PageAsync();
        page.QuerySelector(".error-summary [href='#RetentionDays']").ShouldNotBeNull();
        (await office.Coordinator.SubmitAsync(office.CampaignPath, "#campaign", ("RetentionDays", "7"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelector("#RetentionDays")!.GetAttribute("value").ShouldBe("7");

        var then = office.Bank.Clock.GetUtcNow().AddDays(-7);
        await office.Bank.DbAsync(db => db.Set<Contact>().ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ContactState.Fax).SetProperty(c => c.FinishedAt, then)));
        await office.Bank.WithAsync<ForgetFinished, ForgottenCounts>(forget => forget.RunAsync());

        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelector("#forgotten li")!.TextContent
            .ShouldBe("On 22 November 2026: 14 people forgotten, 0 notes of calls destroyed, 14 numbers destroyed.");
    }

    private static Task SettleAsync(Office office) => SettleLists.RunAsync(office.Bank.System.Services.GetRequiredService<IServiceScopeFactory>(), default);

    /// <summary>Two are taken, one is not.</summary>
    private static async Task<string> ImportAsync(Office office)
    {
        var preview = await office.StageAsync("Name,Phone\nAnn,+12025550101\nBo,+447700900002\nCy,nothing\n");
        var list = (await office.Coordinator.SubmitAsync(preview, "#reading")).Headers.Location!.ToString();
        await office.RunImportsAsync();
        return list;
    }
}
