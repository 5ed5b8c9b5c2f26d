using System.Globalization;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Reports;

/// <summary>The calls of a centre, counted by day, campaign or list, as a file.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class ReportsModel(CountCalls count, CentreClock centreClock, Text text, TimeProvider clock) : PageModel
{
    private const int MaxDays = 366;

    private LocalDay? _from;
    private LocalDay? _to;

    [FromQuery]
    public string? From { get; set; }

    [FromQuery]
    public string? To { get; set; }

    [FromQuery]
    public string? By { get; set; }

    public IReadOnlyList<Choice> Choices => [.. Enum.GetValues<ReportBy>().Select(by => new Choice(by.ToString(), text[$"reports.by.{by}"]))];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = LocalDay.Of(clock.GetUtcNow(), await centreClock.ZoneOfAsync(User.Actor().Centre, cancel));
        (From, To, By) = (Written(today.Monday.Date), Written(today.Date), nameof(ReportBy.Day));
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        var zone = await centreClock.ZoneOfAsync(centre, cancel);
        (_from, _to) = (Read(From, nameof(From), zone), Read(To, nameof(To), zone));
        if (!Enum.TryParse<ReportBy>(By, out var by) || !Enum.IsDefined(by))
            ModelState.AddError(nameof(By), text["reports.byMissing"]);
        if (_from is not { } from || _to is not { } to || !CheckOrder(from, to) || !ModelState.IsValid)
            return Page();
        var lines = await count.ByAsync(by, centre, from, to, cancel);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=calls-{Written(from.Date)}-{Written(to.Date)}.csv";
        HttpContext.TakesItsTime();
        await ReportCsv.WriteAsync(Response.Body, by, lines, text);
        return new EmptyResult();
    }

    private bool CheckOrder(LocalDay from, LocalDay to)
    {
        if (to.Date < from.Date)
            ModelState.AddError(nameof(To), text["reports.backwards"]);
        else if (to.Date.DayNumber - from.Date.DayNumber >= MaxDays)
            ModelState.AddError(nameof(To), text["reports.tooLong", ("count", MaxDays)]);
        return ModelState.IsValid;
    }

    private LocalDay? Read(string? day, string field, TimeZoneInfo zone)
    {
        if (LocalClock.TryReadDay(day, out var date))
            return new LocalDay(date, zone);
        ModelState.AddError(field, text["reports.badDay"]);
        return null;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
