using System.Globalization;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Statistics;

/// <summary>The count by years, months, weeks or days, drawn and as a table. Weeks and days are shown a year at a time.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class StatisticsModel(CountRegister register, Text text) : PageModel
{
    public Period Period { get; private set; }

    public Counts Total { get; private set; }

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<PeriodCounts> Rows { get; private set; } = [];

    /// <summary>The year that is shown; null where all are.</summary>
    public int? Year { get; private set; }

    public int? EarlierYear { get; private set; }

    public int? LaterYear { get; private set; }

    public IReadOnlyList<Bar> Bars => [.. Rows.Select(row => new Bar(Name(row.Start), row.Counts.Count))];

    /// <param name="period">The word for it in the address; none is months.</param>
    /// <param name="year">None is the newest.</param>
    public async Task<IActionResult> OnGetAsync(string? period, int? year, CancellationToken cancel)
    {
        var shown = Period.Month;
        if (period is not null && !Periods.TryParse(period, out shown))
            return NotFound();
        var counted = await register.CountAsync(cancel);
        (Period, Total, Rows) = (shown, counted.Total, counted.By(shown));
        if (shown is Period.Year or Period.Month)
            return year is null ? Page() : NotFound();
        return Rows is [] || ShowYear(year) ? Page() : NotFound();
    }

    /// <summary>What a period is called on the page.</summary>
    public string Name(DateOnly start) => Period switch
    {
        Period.Day => text["statistics.day", ("day", start)],
        Period.Week => text["statistics.week", ("week", ISOWeek.GetWeekOfYear(start).ToString(text.Culture)), ("day", start)],
        Period.Month => start.ToString(text["language.month"], text.Culture),
        Period.Year => start.Year.ToString(CultureInfo.InvariantCulture),
    };

    private bool ShowYear(int? year)
    {
        var years = Rows.Select(row => Period.YearOf(row.Start)).Distinct().ToList();
        var shown = year ?? years[^1];
        var at = years.IndexOf(shown);
        if (at < 0)
            return false;
        Year = shown;
        EarlierYear = at > 0 ? years[at - 1] : null;
        LaterYear = at + 1 < years.Count ? years[at + 1] : null;
        Rows = [.. Rows.Where(row => Period.YearOf(row.Start) == shown)];
        return true;
    }
}
