using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>What comes of an import: how far it is, what was taken, and every row that was not, with the reason.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class ListModel(ReadCampaigns campaigns, ReadLists lists, SetListUse use, TimeProvider clock, Text text) : PageModel
{
    private const int RowsOnPage = 50;

    private static readonly TimeSpan BetweenEvents = TimeSpan.FromSeconds(1);

    /// <summary>Which part of the rows not taken is shown, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public Campaign Campaign { get; private set; } = null!;

    public ListReport Report { get; private set; } = null!;

    public int Parts => Math.Max(1, (Report.List.ReportLines + RowsOnPage - 1) / RowsOnPage);

    public IReadOnlyList<Rejection> Rows { get; private set; } = [];

    public bool IsImporting => Report.List.State == ListState.Importing;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (!await FindAsync(id, list, cancel))
            return NotFound();
        Part = Math.Clamp(Part, 1, Parts);
        if (Report.List.Use != ListUse.Forgotten)
            Rows = await lists.RejectionsAsync(list, (Part - 1) * RowsOnPage, cancel).Take(RowsOnPage).ToListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (!await FindAsync(id, list, cancel))
            return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=rows-not-taken.csv";
        HttpContext.TakesItsTime();
        await ReportFile.WriteAsync(Response.Body, lists.RejectionsAsync(list, 0, cancel), text);
        return new EmptyResult();
    }

    public Task<IActionResult> OnPostPauseAsync(Guid id, Guid list, CancellationToken cancel) => SetAsync(id, list, ListUse.Paused, cancel);

    public Task<IActionResult> OnPostResumeAsync(Guid id, Guid list, CancellationToken cancel) => SetAsync(id, list, ListUse.Open, cancel);

    /// <summary>How far the import is, as it goes on (server-sent events, HTML Living Standard, 9.2): the last event says that it has ended.</summary>
    public async Task<IActionResult> OnGetProgressAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (!await FindAsync(id, list, cancel))
            return NotFound();
        HttpContext.WaitsForNews();
        Response.ContentType = "text/event-stream";
        await SseFormatter.WriteAsync(ProgressAsync(new(id), list, cancel), Response.Body, (said, bytes) => JsonSerializer.Serialize(new Utf8JsonWriter(bytes), said.Data), cancel);
        return new EmptyResult();
    }

    private async IAsyncEnumerable<SseItem<ImportProgress>> ProgressAsync(CampaignId campaign, Guid list, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(BetweenEvents, clock);
        do
        {
            if (await lists.FindAsync(campaign, list, cancel) is not { } row)
                yield break;
            yield return new SseItem<ImportProgress>(new(row.Read, text["lists.progress.rows", ("read", row.Read), ("count", row.Rows)]), row.State == ListState.Importing ? "progress" : "ended");
            if (row.State != ListState.Importing)
                yield break;
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }

    private async Task<IActionResult> SetAsync(Guid id, Guid list, ListUse to, CancellationToken cancel) => await use.SetAsync(User.Actor(), new(id), list, to, cancel) switch
    {
        // The page says what holds.
        ListUseOutcome.Done or ListUseOutcome.TooLate => Redirect($"/centre/campaigns/{id}/lists/{list}"),
        ListUseOutcome.NoSuchList => NotFound(),
    };

    private async Task<bool> FindAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return false;
        if (await lists.ReportAsync(campaign.Id, list, cancel) is not { } report)
            return false;
        (Campaign, Report) = (campaign, report);
        return true;
    }
}

/// <param name="Read">Rows done.</param>
/// <param name="Words">The same, to be shown.</param>
internal sealed record ImportProgress(int Read, string Words);
