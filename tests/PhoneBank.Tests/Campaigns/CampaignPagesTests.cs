using System.Net;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Tests.Campaigns;

public class CampaignPagesTests
{
    private static readonly string[] Pages = ["/centre/campaigns", "/centre/campaigns/new", "{campaign}", "{campaign}/import"];

    [Theory]
    [OnBothEngines]
    public async Task Campaigns_OfACentre_AreListedWithWhatWaitsAndWhatIsDone(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var contacts = await office.Bank.AddContactsAsync(office.Campaign, Bank.American(1), Bank.American(2), Bank.British(3));
        await office.Bank.AddCampaignAsync(await office.Bank.System.AddCentreAsync("Another"), name: "Of others");
        await office.Bank.DbAsync(db => db.Set<Contact>().Where(c => c.Id == contacts[0])
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ContactState.Spoken)));

        var page = await office.Coordinator.PageAsync("/centre/campaigns");

        var row = page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ShouldBe(["09:00 to 20:00", "2", "1"]);
        page.QuerySelector("header [href='/centre/campaigns']")!.GetAttribute("aria-current").ShouldBe("page");
    }

    [Theory]
    [OnBothEngines]
    public async Task New_FilledIn_MakesACampaignOfTheCentre(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);

        var answer = await office.Coordinator.SubmitAsync("/centre/campaigns/new", ("Name", "  <b>Winter</b> 冬 "), ("To", "00:00"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var campaign = await office.Bank.DbAsync(db => db.Set<Campaign>().SingleAsync(c => c.Id != office.Campaign));
        (campaign.Name, campaign.Centre).ShouldBe(("<b>Winter</b> 冬", office.Centre));
        campaign.Hours.ShouldBe(new CallingHours(9 * 60, 24 * 60));
        answer.Headers.Location!.ToString().ShouldBe($"/centre/campaigns/{campaign.Id}/script");
        var page = await office.Coordinator.PageAsync($"/centre/campaigns/{campaign.Id}");
        page.QuerySelector("h1")!.TextContent.ShouldBe("<b>Winter</b> 冬");
    }

    [Theory]
    [OnBothEngines]
    public async Task Change_OfDaysHolidaysAndRetries_IsKept(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var page = await office.Coordinator.PageAsync(office.CampaignPath);
        foreach (var box in page.QuerySelectorAll("[name='Form.Days'], [name='Days']"))
            box.RemoveAttribute("checked");

        var answer = await office.Coordinator.SubmitAsync(
            page, "#campaign", ("Days", "Saturday"), ("Days", "Sunday"), ("Holidays", "2026-12-26\n\n2026-12-25 "), ("AfterBusy", "45"), ("MaxBusy", "2"), ("MaxSwitchedOff", "1"), ("MaxAttempts", "3"), ("RestDays", "60"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var campaign = await office.Bank.DbAsync(db => db.Set<Campaign>().SingleAsync());
        (campaign.CallingDays, campaign.Holidays).ShouldBe((Weekdays.Saturday | Weekdays.Sunday, "2026-12-25 2026-12-26"));
        campaign.Retries.ShouldBe(RetryRules.Default with { MaxAttempts = 3, Busy = new(45, 2), SwitchedOff = RetryRules.Default.SwitchedOff with { AtMost = 1 }, RestDays = 60 });
        page = await office.Coordinator.PageAsync(office.CampaignPath);
        page.QuerySelector("#Holidays")!.TextContent.ShouldBe("2026-12-25\n2026-12-26");
        page.QuerySelectorAll("[name='Days'][checked]").Select(box => box.GetAttribute("value")).ShouldBe(["Saturday", "Sunday"]);
        page.QuerySelector("#AfterBusy")!.GetAttribute("value").ShouldBe("45");
        page.QuerySelector("#MaxBusy")!.GetAttribute("value").ShouldBe("2");
    }

    [Theory]
    [InlineData("/centre/campaigns/new", "form[action='/centre/campaigns/new']")]
    [InlineData(null, "#campaign")]
    public async Task Form_WithoutADay_IsRefused_AndDoesNotMeanEveryDay(string? path, string form)
    {
        await using var office = await Office.OpenAsync();
        var page = await office.Coordinator.PageAsync(path ?? office.CampaignPath);
        var boxes = page.QuerySelectorAll("[name='Days']");
        boxes.ShouldAllBe(box => box.HasAttribute("checked"));
        foreach (var box in boxes)
            box.RemoveAttribute("checked");

        var answer = await office.Coordinator.SubmitAsync(page, form, ("Name", "Winter"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await answer.PageAsync();
        again.QuerySelector(".error-summary")!.TextContent.ShouldContain("Choose at least one day");
        again.QuerySelectorAll("[name='Days'][checked]").ShouldBeEmpty();
    }

    [Theory]
    [OnBothEngines]
    public async Task Change_OfTheButtonsToLeaveOut_IsKept_AndTheCallPageHasThemNot(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.Bank.AddContactsAsync(office.Campaign, Bank.British(1));
        await office.Coordinator.SubmitAsync(office.CampaignPath, "#campaign", ("AnyHour", "true"), ("LeftOut", "Fax"), ("LeftOut", "Busy"), ("LeftOut", "NeverCallAgain"), ("LeftOut", "6"));
        (await office.Bank.DbAsync(db => db.Set<Campaign>().SingleAsync())).LeftOut.ShouldBe(OptionalOutcomes.None); // One of them is none: nothing was changed.

        await office.Coordinator.SubmitAsync(office.CampaignPath, "#campaign", ("AnyHour", "true"), ("LeftOut", "Fax"), ("LeftOut", "Busy"));

        (await office.Bank.DbAsync(db => db.Set<Campaign>().SingleAsync())).LeftOut.ShouldBe(OptionalOutcomes.Busy | OptionalOutcomes.Fax);
        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelectorAll("[name='LeftOut'][checked]").Select(box => box.GetAttribute("value")).ShouldBe(["Busy", "Fax"]);
        await office.Bank.System.AddPersonAsync("vera", office.Centre, Centres.Role.Volunteer);
        using var vera = await office.Bank.System.SignInAsync("vera");
        await vera.SubmitAsync("/call", ".next");
        var call = await vera.PageAsync("/call");
        call.QuerySelectorAll("button.outcome").Select(button => button.GetAttribute("value"))
            .ShouldBe(["SpokeAndFinished", "CallBack", "NoAnswer", "Voicemail", "SwitchedOff", "WrongNumber", "NeverCallAgain"]);
        // A page that was open before, or a report that comes late, is taken all the same.
        var form = call.QuerySelector("#call")!;
        form.SetAttribute("action", $"/call/{form.GetAttribute("data-call")}/report");
        (await vera.SubmitAsync(call, "#call", ("Form.Outcome", "Busy"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("Holidays", "tomorrow", "“tomorrow” is no date")]
    [InlineData("Holidays", "2026-02-30", "is no date")]
    [InlineData("AfterBusy", "9", "from 10 to 20,160")]
    [InlineData("AfterNoAnswer", "-5", "from 10")]
    [InlineData("MaxAttempts", "99", "from 1 to 10")]
    [InlineData("MaxNoAnswer", "0", "from 1 to 10")]
    [InlineData("MaxBusy", "11", "from 1 to 10")]
    [InlineData("MaxVoicemail", "twice", "from 1 to 10")]
    [InlineData("MaxSwitchedOff", "", "from 1 to 10")]
    [InlineData("RestDays", "1", "from 7 to 365")]
    [InlineData("RestDays", "x", "from 7 to 365")]
    public async Task Change_WithWhatCannotBe_SaysWhyAndKeepsWhatWasTyped(string field, string value, string words)
    {
        await using var office = await Office.OpenAsync();

        var page = await (await office.Coordinator.SubmitAsync(office.CampaignPath, "#campaign", (field, value))).PageAsync();

        Office.Summary(page).ShouldContain(words);
        var box = page.QuerySelector($"#{field}")!;
        (box.GetAttribute("value") ?? box.TextContent).ShouldBe(value);
        box.Closest("details")!.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task New_WithMistakes_SaysWhichAndKeepsWhatWasTyped()
    {
        await using var office = await Office.OpenAsync();

        var page = await (await office.Coordinator.SubmitAsync(
            "/centre/campaigns/new", ("Name", "\u200b "), ("From", "21:00"), ("To", "08:00"))).PageAsync();

        Office.Summary(page).ShouldContain("Enter a name");
        Office.Summary(page).ShouldContain("end later in the day");
        page.QuerySelector("#From")!.GetAttribute("value").ShouldBe("21:00");
        (await office.Bank.DbAsync(db => db.Set<Campaign>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [OnBothEngines]
    public async Task Campaign_Changed_IsKeptAndSaysSo(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);

        var answer = await office.Coordinator.SubmitAsync(office.CampaignPath, "#campaign", ("Name", "Spring"), ("AnyHour", "true"), ("From", "not a time"));

        var page = await office.Coordinator.PageAsync(answer.Headers.Location!.ToString());
        page.QuerySelector(".notice.success").ShouldNotBeNull();
        page.QuerySelector("h1")!.TextContent.ShouldBe("Spring");
        page.QuerySelector("#AnyHour")!.HasAttribute("checked").ShouldBeTrue();
        (await office.Bank.DbAsync(db => db.Set<Campaign>().SingleAsync())).Hours.ShouldBe(CallingHours.AllDay);
    }

    [Theory]
    [OnBothEngines]
    public async Task Campaign_PausedAndResumed_HandsOutNothingBetween(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.Bank.AddContactsAsync(office.Campaign, Bank.British(1));
        var volunteer = await office.Bank.System.AddPersonAsync("vera", office.Centre, Centres.Role.Volunteer);

        await office.Coordinator.SubmitAsync(office.CampaignPath, "#state");
        (await office.Bank.ClaimAsync(volunteer, office.Centre, office.Campaign)).Outcome.ShouldNotBe(ClaimOutcome.Claimed);
        (await office.Coordinator.PageAsync(office.CampaignPath)).QuerySelector(".notice.warning").ShouldNotBeNull();

        await office.Coordinator.SubmitAsync(office.CampaignPath, "#state");
        (await office.Bank.ClaimAsync(volunteer, office.Centre, office.Campaign)).Outcome.ShouldBe(ClaimOutcome.Claimed);
    }

    [Fact]
    public async Task Pages_ForAVolunteer_AreForbidden()
    {
        await using var office = await Office.OpenAsync();
        var (volunteer, _) = await office.OthersAsync();

        foreach (var path in Pages)
            (await volunteer.GetAsync(new Uri(Path(office, path), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
    }

    [Fact]
    public async Task Pages_OfAnotherCentresCampaign_AreNotFound()
    {
        await using var office = await Office.OpenAsync();
        var (_, stranger) = await office.OthersAsync();
        var token = (await stranger.PageAsync("/centre/campaigns/new")).QuerySelector("main [name=token]")!.GetAttribute("value")!;

        foreach (var path in Pages.Where(path => path.StartsWith('{')))
            (await stranger.GetAsync(new Uri(Path(office, path), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        foreach (var path in new[] { "{campaign}", "{campaign}?handler=Pause", "{campaign}?handler=Resume", "{campaign}/import" })
        {
            using var form = new FormUrlEncodedContent([new("token", token), new("Name", "Mine"), new("AnyHour", "true")]);
            (await stranger.PostAsync(new Uri(Path(office, path), UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await office.Bank.DbAsync(db => db.Set<Campaign>().SingleAsync())).State.ShouldBe(CampaignState.Open);
    }

    private static string Path(Office office, string path) => path.Replace("{campaign}", office.CampaignPath, StringComparison.Ordinal);
}
