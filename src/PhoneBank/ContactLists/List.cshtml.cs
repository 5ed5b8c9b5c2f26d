using System.Globalization;
using System.Text;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>What came of an import: how many rows were taken, and each that was not, with the reason.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class ListModel(LedgerlineDb db, KeyRing keys, Text text) : PageModel
{
    public const int ShownRows = 200;

    public ContactList? List { get; private set; }

    public IReadOnlyList<RefusedRow> Refused { get; private set; } = [];

    public string CampaignName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid list, CancellationToken cancel) =>
        await FindAsync(id, list, cancel) ? Page() : NotFound();

    /// <summary>The rows that were not taken, as a file for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetRowsAsync(Guid id, Guid list, CancellationToken cancel)
    {
        if (!await FindAsync(id, list, cancel))
            return NotFound();
        var csv = new StringBuilder();
        csv.Append(CultureInfo.InvariantCulture, $"{Cell(text["import.line"])},{Cell(text["import.why"])},{Cell(text["import.cell"])}\r\n");
        foreach (var row in Refused)
            csv.Append(CultureInfo.InvariantCulture, $"{row.Line},{Cell(text[$"import.why.{row.Why}"])},{Cell(row.Cell)}\r\n");
        // The mark at the beginning tells a spreadsheet that it is UTF-8.
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())], "text/csv; charset=utf-8", "rows-not-taken.csv");
    }

    private static string Cell(string words) => ImportReport.CsvCell(words);

    private async Task<bool> FindAsync(Guid id, Guid list, CancellationToken cancel)
    {
        var (campaign, centre) = (new CampaignId(id), User.Actor().Centre);
        var name = await db.Set<Campaign>().Where(c => c.Id == campaign && c.Centre == centre).Select(c => c.Name).SingleOrDefaultAsync(cancel);
        List = await db.Set<ContactList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == list && l.Campaign == campaign, cancel);
        if (name is null || List is null)
            return false;
        CampaignName = name;
        Refused = List.ReportSealed is { } report ? ImportReport.Read(keys.Open(KeyPurpose.Note, report)) : [];
        return true;
    }
}
