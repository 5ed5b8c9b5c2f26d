using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Reports;
using Ledgerline.PhoneBank.Tests.Campaigns;
using Ledgerline.PhoneBank.Tests.Today;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.PhoneBank.Tests.Reports;

public sealed class ReportTests
{
    [Theory, OnBothEngines]
    public async Task Report_ByDay_HasALineForEach_ByTheCentresClock(DatabaseEngine engine)
    {
        await using var day = await Day.OpenAsync(engine);
        day.Bank.Clock.Set(new(2026, 11, 22, 15, 59, 0, TimeSpan.Zero));
        await day.CallAsync(day.Vera, Outcome.NoAnswer);
        // Midnight in Taipei.
        await day.CallAsync(day.Walter, Outcome.SpokeAndFinished);
        await day.TakeAsync(day.Vera);

        var lines = await LinesAsync(day, ReportBy.Day, day.Centre, "2026-11-21", "2026-11-24");

        lines.Select(line => (line.Day!.Value.Day, line.Outcomes.Calls, line.Outcomes.SpokenWith)).ShouldBe([(21, 0, 0), (22, 1, 0), (23, 1, 1), (24, 0, 0)]);
        (await LinesAsync(day, ReportBy.Day, day.Centre, "2026-11-23", "2026-11-23")).ShouldHaveSingleItem().Outcomes.Calls.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Report_ByCampaignAndByList_CountsOnlyTheCentres(DatabaseEngine engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var preview = await office.StageAsync("Name,Phone\nAnn,+12025550101\nBo,+12025550102\n");
        await office.Coordinator.SubmitAsync(preview, "#reading");
        await office.RunImportsAsync();
        // Ten in the morning there.
        office.Bank.Clock.Advance(TimeSpan.FromHours(5));
        var vera = await office.Bank.System.AddPersonAsync("vera", office.Centre, Role.Volunteer);
        foreach (var outcome in new[] { Outcome.Busy, Outcome.SpokeAndFinished })
            await office.Bank.ReportAsync(await office.Bank.TakeAsync(vera, office.Centre, office.Campaign), vera, outcome);
        await office.Bank.WithAsync<StartInboundCall, InboundOutcome>(start => start.StartAsync(vera, office.Centre, office.Campaign));
        var inbound = await office.Bank.WithAsync<CurrentCall, CallId?>(current => current.FindUnreportedAsync(vera, default));
        await office.Bank.ReportAsync(inbound!.Value, vera, Outcome.SpokeAndFinished);

        Task<IReadOnlyList<ReportLine>> Lines(ReportBy by, CentreId centre) => office.Bank.WithAsync<CountCalls, IReadOnlyList<ReportLine>>(
            count => count.ByAsync(by, centre, new(new(2026, 11, 22), TimeZoneInfo.Utc), new(new(2026, 11, 22), TimeZoneInfo.Utc), default));

        (await Lines(ReportBy.Campaign, office.Centre)).Select(line => (line.Campaign, line.List, line.Outcomes.Calls, line.Outcomes.SpokenWith))
            .ShouldBe([("Autumn", null, 3, 2)]);
        (await Lines(ReportBy.List, office.Centre)).Select(line => (line.Campaign, line.List, line.Outcomes.Calls, line.Outcomes.SpokenWith))
            .ShouldBe([("Autumn", null, 1, 1), ("Autumn", "people.csv", 2, 1)]);
        var other = await office.Bank.System.AddCentreAsync("Another");
        foreach (var by in Enum.GetValues<ReportBy>())
            (await Lines(by, other)).ShouldAllBe(line => line.Outcomes.Calls == 0);
    }

    [Fact]
    public async Task File_IsForASpreadsheet_AndNoCellIsAFormula()
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        var formula = await day.Bank.AddCampaignAsync(day.Centre, name: "=1+1");
        await day.Bank.AddContactsAsync(formula, Bank.American(50));
        var call = await day.Bank.TakeAsync(day.Vera, day.Centre, formula);
        await day.Bank.ReportAsync(call, day.Vera, Outcome.SpokeAndFinished);
        using var carla = await day.Bank.System.SignInAsync("carla");

        using var answer = await carla.GetAsync(new Uri("/centre/reports?handler=File&From=2026-11-22&To=2026-11-22&By=Campaign", UriKind.Relative));

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("calls-2026-11-22-2026-11-22.csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("Campaign,Calls,Spoken with,Finished,Call back,No answer,Busy,Voicemail,Wrong number,Never call again,Switched off,Fax machine");
        lines[1].ShouldBe("\"'=1+1\",1,1,1,0,0,0,0,0,0,0,0");
    }

    [Theory]
    [InlineData("nonsense", "2026-11-22", "Day", "#From")]
    [InlineData("2026-11-22", "2026-11-21", "Day", "#To")]
    [InlineData("2025-11-22", "2026-11-23", "Day", "#To")]
    [InlineData("2026-11-22", "9999-12-31", "Day", "#To")]
    [InlineData("2026-11-22", "2026-11-22", "Volunteer", "#By")]
    [InlineData("2026-11-22", "2026-11-22", "7", "#By")]
    public async Task File_SomethingWrong_SaysWhat(string from, string to, string by, string link)
    {
        await using var day = await Day.OpenAsync(DatabaseEngine.Sqlite);
        await day.Bank.System.ServeAsync();
        using var carla = await day.Bank.System.SignInAsync("carla");

        var page = await carla.PageAsync($"/centre/reports?handler=File&From={from}&To={to}&By={by}");

        page.QuerySelector(".error-summary a")!.GetAttribute("href")!.ShouldStartWith(link);
    }

    private static Task<IReadOnlyList<ReportLine>> LinesAsync(Day day, ReportBy by, CentreId centre, string from, string to)
    {
        var taipei = TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei");
        return day.Bank.WithAsync<CountCalls, IReadOnlyList<ReportLine>>(count => count.ByAsync(
            by, centre, new(DateOnly.ParseExact(from, "yyyy-MM-dd"), taipei), new(DateOnly.ParseExact(to, "yyyy-MM-dd"), taipei), default));
    }
}
