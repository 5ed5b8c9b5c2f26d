using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Ledgerline.Centres.Audit;
using Ledgerline.Storage;
using Ledgerline.Testing;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Centres.Tests.Audit;

public sealed class AuditPageTests
{
    [Theory, OnBothEngines]
    public async Task Page_OfManyEntries_ShowsTheNewestFirst_AndPagesToTheOldest(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        await trail.RecordAsync(120);
        using var carla = await trail.System.SignInAsync("carla");

        var page = await carla.PageAsync("/centre/audit");
        Numbers(page).ShouldBe(Down(120, 71));
        page.QuerySelector(".pager a[href*=Before]")!.TextContent.ShouldBe("Older");
        page = await carla.PageAsync(page.QuerySelector(".pager a[href*=Before]")!.GetAttribute("href")!);
        Numbers(page).ShouldBe(Down(70, 21));
        // What is added meanwhile moves nothing.
        await trail.RecordAsync(3);
        page = await carla.PageAsync(page.QuerySelector(".pager a[href*=Before]")!.GetAttribute("href")!);
        Numbers(page).ShouldBe(Down(20, 1));
        page.QuerySelector(".pager a[href*=Before]").ShouldBeNull();
    }

    [Theory, OnBothEngines]
    public async Task Page_SaysWhoDidWhatToWhomWhen_ByTheCentresClock(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        using var carla = await trail.System.SignInAsync("carla");
        (await carla.SubmitAsync("/centre/clock", ("Zone", "Asia/Taipei"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        trail.System.Clock.Set(new DateTimeOffset(2026, 11, 22, 17, 5, 0, TimeSpan.Zero));
        var vera = await trail.System.AddPersonAsync("vera <b>", trail.Centre, Role.Volunteer);
        using var again = await trail.System.SignInAsync("carla");
        await again.SubmitAsync($"/centre/people/{vera.Value}", "#again-in");
        var list = Guid.Parse("3f9a12bc-0000-0000-0000-000000000000");
        await Trail.InOneWriteAsync(trail.System.Services, audit =>
        {
            audit.Record(trail.Carla, "list-paused", list);
            audit.Record(trail.Carla, "number-not-found", Guid.Empty);
            audit.Record(trail.Carla, "what-a-newer-program-does", list);
        });

        Rows(await carla.PageAsync("/centre/audit")).ShouldBe([
            "5 | 23 November 2026, 01:05 | carla | what-a-newer-program-does | 3f9a12bc",
            "4 | 23 November 2026, 01:05 | carla | Looked for a number that called back, and found nobody | ",
            "3 | 23 November 2026, 01:05 | carla | Paused a list | 3f9a12bc",
            "2 | 23 November 2026, 01:05 | carla | Invited somebody | vera <b>",
            "1 | 22 November 2026, 18:00 | carla | Set the centre's clock | ",
        ]);
    }

    [Theory, OnBothEngines]
    public async Task Page_OfSomebodyWhoWasLetGo_HasNoNameForHer_ButTellsHerFromOthers(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        var vera = new Actor(await trail.System.AddPersonAsync("vera", trail.Centre, Role.Volunteer), trail.Centre, "vera");
        await trail.RecordAsync(1, vera, "number-shown");
        await trail.RecordAsync(1);
        using var carla = await trail.System.SignInAsync("carla");
        (await carla.SubmitAsync($"/centre/people/{vera.Person.Value}", "#remove")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await carla.PageAsync("/centre/audit");
        page.Body!.TextContent.ShouldNotContain("vera");
        var letGo = $"somebody who is gone ({vera.Person.ToString()[..8]})";
        Rows(page)[0].ShouldEndWith($"| carla | Removed somebody | {letGo}");
        Rows(page)[2].ShouldContain($"| {letGo} | Was shown a contact's number, to dial |");

        page = await carla.PageAsync(page.QuerySelectorAll("tbody tr")[2].QuerySelector("a")!.GetAttribute("href")!);
        Numbers(page).ShouldBe([1]);
        page.QuerySelector("#Who option[selected]")!.TextContent.ShouldBe(letGo);
    }

    [Theory, OnBothEngines]
    public async Task Filter_ByPersonAndByAction_ShowsOnlyThose_AndPages(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        var vera = new Actor(await trail.System.AddPersonAsync("vera", trail.Centre, Role.Volunteer), trail.Centre, "vera");
        for (var i = 0; i < 60; i++)
        {
            await trail.RecordAsync(1, vera, "number-shown");
            await trail.RecordAsync(1, i % 2 == 0 ? vera : trail.Carla, "number-found");
        }

        using var carla = await trail.System.SignInAsync("carla");
        var form = await carla.PageAsync("/centre/audit");
        form.QuerySelectorAll("#Who option").Select(option => option.TextContent).ShouldBe(["Everybody", "carla", "vera"]);

        var page = await carla.PageAsync($"/centre/audit?Who={vera.Person}&Did=");
        Numbers(page).Count.ShouldBe(AuditModel.PageSize);
        Rows(page).ShouldAllBe(row => row.Contains("| vera |", StringComparison.Ordinal));
        page = await carla.PageAsync(page.QuerySelector(".pager a[href*=Before]")!.GetAttribute("href")!);
        Numbers(page).Count.ShouldBe(40);
        Rows(page).ShouldAllBe(row => row.Contains("| vera |", StringComparison.Ordinal));
        Numbers(await carla.PageAsync($"/centre/audit?Who={trail.Carla.Person}&Did=number-found")).Count.ShouldBe(30);
        Numbers(await carla.PageAsync("/centre/audit?Did=number-found")).Count.ShouldBe(50);
        (await carla.PageAsync($"/centre/audit?Who={trail.Carla.Person}&Did=number-shown")).QuerySelector("main")!.TextContent.ShouldContain("Nothing of this kind.");
        // What is no filter filters nothing.
        Numbers(await carla.PageAsync("/centre/audit?Who=nonsense&Did=<b>&Before=-1")).Count.ShouldBe(50);
    }

    [Theory, OnBothEngines]
    public async Task Page_OfAnotherCentre_IsInvisible(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        await trail.RecordAsync(3);
        var other = await trail.System.AddCentreAsync("Another");
        await trail.System.AddPersonAsync("stan", other, Role.Coordinator);
        using var stan = await trail.System.SignInAsync("stan");
        var hash = Convert.ToHexStringLower((await trail.EntriesAsync())[2].Hash!);

        foreach (var query in new[] { "", "?handler=Check", $"?Who={trail.Carla.Person}", "?Did=campaign-changed", "?Before=3" })
        {
            var page = await stan.PageAsync($"/centre/audit{query}");
            page.QuerySelector("tbody").ShouldBeNull();
            page.Body!.TextContent.ShouldNotContain("carla");
        }

        (await FileAsync(stan)).Count.ShouldBe(1);
        (await stan.PageAsync($"/centre/audit?handler=Compare&Entry=3&Hash={hash}")).QuerySelector("#compared")!.TextContent.ShouldContain("does not have the hash");
    }

    [Theory]
    [InlineData(Role.Volunteer)]
    [InlineData(Role.Registrar)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Trainee)]
    public async Task Page_ForOthersThanCoordinators_IsForbidden(Role role)
    {
        await using var trail = await OpenAsync();
        await trail.System.AddPersonAsync("other", trail.Centre, role);
        using var other = await trail.System.SignInAsync("other");
        foreach (var query in new[] { "", "?handler=Check", "?handler=File", "?handler=Compare" })
            (await other.GetAsync(new Uri($"/centre/audit{query}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    public async Task Check_SaysWhetherAllFollows_AndWhereNot(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        await trail.RecordAsync(12);
        using var carla = await trail.System.SignInAsync("carla");
        var hash = ShownHash.Of((await trail.EntriesAsync())[11].Hash);
        var page = await carla.PageAsync("/centre/audit");
        page.QuerySelector("#state").ShouldBeNull();
        page.QuerySelector("#check button")!.TextContent.ShouldBe("Check all 12 entries");

        (await carla.PageAsync("/centre/audit?handler=Check")).QuerySelector("#state p")!.TextContent.ShouldBe($"All 12 entries follow from one another. The hash of the newest begins {hash}");

        await trail.TamperAsync("DELETE FROM entries WHERE sequence = 7");
        (await carla.PageAsync("/centre/audit?handler=Check")).QuerySelector("#state p")!.TextContent.ShouldBe("Entry 7 is missing.");
    }

    [Theory, OnBothEngines]
    public async Task Compare_WithWhatWasWrittenDown_SaysWhetherItIsThere(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        await trail.RecordAsync(12);
        using var carla = await trail.System.SignInAsync("carla");
        var hash = ShownHash.Of((await trail.EntriesAsync())[9].Hash);
        await trail.RecordAsync(2);
        var path = $"/centre/audit?handler=Compare&Entry=%2010&Hash={hash.ToUpperInvariant()}";

        var page = await carla.PageAsync(path);
        page.QuerySelector("#compared.success p")!.TextContent.ShouldBe("Entry 10 has the hash that you wrote down. It, and all before it, is as it was.");
        page.QuerySelector("#Hash")!.GetAttribute("value").ShouldBe(hash.ToUpperInvariant());

        await trail.TamperAsync("UPDATE entries SET action = 'list-paused' WHERE sequence = 3");
        page = await carla.PageAsync(path);
        page.QuerySelector("#compared.warning p")!.TextContent.ShouldStartWith("Entry 10 does not have the hash that you wrote down");
        page.QuerySelector("#state.warning p")!.TextContent.ShouldStartWith("Entry 3 does not follow");
    }

    [Theory]
    [InlineData("", "3f9a-12bc-77de-01ab", "#Entry")]
    [InlineData("0", "3f9a-12bc-77de-01ab", "#Entry")]
    [InlineData("99999999999999999999", "3f9a-12bc-77de-01ab", "#Entry")]
    [InlineData("3", "3f9a-12bc", "#Hash")]
    [InlineData("3", "", "#Hash")]
    public async Task Compare_SomethingWrong_SaysWhat(string entry, string hash, string link)
    {
        await using var trail = await OpenAsync();
        await trail.RecordAsync(3);
        using var carla = await trail.System.SignInAsync("carla");

        var page = await carla.PageAsync($"/centre/audit?handler=Compare&Entry={entry}&Hash={hash}");

        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe(link);
        page.QuerySelector("#compared").ShouldBeNull();
    }

    /// <summary>The commands that the specification gives find the file right, and find what was changed in it.</summary>
    [Theory, OnBothEngines]
    public async Task File_HasAllOfIt_AndIsCheckedWithOtherTools(DatabaseEngine engine)
    {
        await using var trail = await OpenAsync(engine);
        var formula = new Actor(await trail.System.AddPersonAsync("=1+1,\"x", trail.Centre, Role.Volunteer), trail.Centre, "");
        await Trail.InOneWriteAsync(trail.System.Services, audit =>
        {
            for (var i = 0; i < ReadTrail.Batch + 3; i++)
                audit.Record(formula, "number-shown", Guid.NewGuid());
        });
        using var carla = await trail.System.SignInAsync("carla");

        var lines = await FileAsync(carla);

        lines.Count.ShouldBe(ReadTrail.Batch + 4);
        lines[0].ShouldBe("sequence,centre,milliseconds,person,action,subject,hash,time,name");
        lines[1].ShouldStartWith($"1,{trail.Centre},{trail.System.Clock.GetUtcNow().ToUnixTimeMilliseconds()},{formula.Person},number-shown,");
        lines[1].ShouldEndWith(",2026-11-22 10:00:00 +00:00,\"'=1+1,\"\"x\"");
        var hash = Convert.ToHexStringLower((await trail.EntriesAsync())[^1].Hash!);
        (await RunAsync(lines.Take(4))).ShouldBe($"all right; the newest is {lines[3].Split(',')[6]}");
        lines[^1].Split(',')[6].ShouldBe(hash);
        (await RunAsync([lines[0], lines[1], lines[2].Replace("shown", "found", StringComparison.Ordinal), lines[3]])).ShouldBe("wrong at 2");
        (await RunAsync([lines[0], lines[1], lines[3]])).ShouldBe("wrong at 3");
    }

    private static async Task<Trail> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var trail = await Trail.OpenAsync(engine);
        await trail.System.ServeAsync();
        return trail;
    }

    private static async Task<List<string>> FileAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/centre/audit?handler=File", UriKind.Relative));
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("audit-trail.csv");
        return [.. (await answer.Content.ReadAsStringAsync()).Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Runs the specification's commands over a file of these lines.</summary>
    private static async Task<string> RunAsync(IEnumerable<string> lines)
    {
        var commands = File.ReadAllText(Path.Combine(Repository.Root, "docs/specs/audit-trail.md")).Split("```sh\n")[1].Split("```")[0];
        var folder = Directory.CreateTempSubdirectory("ledgerline-trail-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "audit-trail.csv"), "\uFEFF" + string.Concat(lines.Select(line => line + "\r\n")));
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", commands]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
        return said.Trim();
    }

    private static IEnumerable<int> Down(int from, int to) => Enumerable.Range(to, from - to + 1).Reverse();

    private static List<int> Numbers(IDocument page) =>
        [.. page.QuerySelectorAll("tbody td:first-child").Select(cell => int.Parse(cell.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];

    private static List<string> Rows(IDocument page) => [.. page.QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim())))];
}
