using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>What came of an import: what was taken, and every row that was not, with the reason.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class ListModel(ReadCampaigns campaigns, ReadLists lists, Text text) : PageModel
{
    private const int RowsOnPage = 50;

    /// <summary>Which part of the rows not taken is shown, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; } = 1;

    public Campaign Campaign { get; private set; } = null!;

    public ListReport Report { get; private set; } = null!;

    public int Parts => Math.Max(1, (Report.Rejections.Count + RowsOnPage - 1) / RowsOnPage);

    public IEnumerable<Rejection> Rows => Report.Rejections.Skip((Part - 1) * RowsOnPage).Take(RowsOnPage);

    public IEnumerable<(RowRefusal Why, int Count)> Reasons => Report.Rejections.CountBy(row => row.Why).OrderByDescending(why => why.Value).Select(why => (why.Key, why.Value));

    public async Task<IActionResult> OnGetAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (!await FindAsync(id, list, cancel))
            return NotFound();
        Part = Math.Clamp(Part, 1, Parts);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid id, Guid list, CancellationToken cancel) =>
        await FindAsync(id, list, cancel) ? File(ReportFile.Write(Report.Rejections, text), "text/csv; charset=utf-8", "rows-not-taken.csv") : NotFound();

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
