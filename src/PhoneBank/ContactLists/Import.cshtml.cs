using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>A contact list from a file, in two steps: how it is read, then taking it in.</summary>
[Authorize(Permission.ManageCentre)]
[LargeForm(MaxFileBytes + 64 * 1024)]
internal sealed class ImportModel(LedgerlineDb db, StageUpload uploads, ImportContacts import, Text text) : PageModel
{
    public const int MaxFileBytes = 20 * 1024 * 1024;

    private const int PreviewRows = 10;

    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>The country of numbers that are written without one.</summary>
    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public Guid? Upload { get; set; }

    [BindProperty]
    public int? NumberColumn { get; set; }

    [BindProperty]
    public int? NameColumn { get; set; }

    [BindProperty]
    public int? NoteColumn { get; set; }

    [BindProperty]
    public bool HasHeadings { get; set; }

    public Campaign? Campaign { get; private set; }

    /// <summary>The first rows, once there is a file.</summary>
    public IReadOnlyList<SheetRow> Rows { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Regions { get; private set; } = [];

    /// <summary>What a cell of the number's column is read as.</summary>
    public string ReadAs(SheetRow row) =>
        PhoneNumber.Parse(row.Cell(NumberColumn), Region).TryGet(out var number, out _) ? number.International() : text["import.notTaken"];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => ShowAsync(id, cancel);

    public async Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken cancel)
    {
        if (await FindCampaignAsync(id, cancel) is not { } campaign)
            return NotFound();
        if (await ReadFileAsync(cancel) is { } content)
        {
            Upload = await uploads.StageAsync(campaign.Id, System.IO.Path.GetFileName(List!.FileName), content, cancel);
            await ReadSheetAsync(campaign.Id, findColumns: true, cancel);
            // The boxes of the second step are filled with what was found.
            ModelState.Clear();
            if (NumberColumn is null)
            {
                ModelState.AddError(nameof(List), text["import.noNumbers"]);
                Upload = null;
            }
        }

        return await ShowAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken cancel)
    {
        if (await FindCampaignAsync(id, cancel) is not { } campaign)
            return NotFound();
        if (NumberColumn is not >= 0)
            ModelState.AddError(nameof(NumberColumn), text["import.columnMissing"]);
        var list = ModelState.IsValid
            ? await import.ImportAsync(
                Upload ?? Guid.Empty, campaign.Id, User.Actor(), new Columns(NumberColumn!.Value, NameColumn, NoteColumn, HasHeadings), Region, cancel)
            : null;
        if (list is not null)
            return LocalRedirect($"/centre/campaigns/{id}/lists/{list}");
        await ReadSheetAsync(campaign.Id, findColumns: false, cancel);
        if (Rows.Count == 0)
        {
            ModelState.AddError(nameof(List), text["import.uploadGone"]);
            Upload = null;
        }

        return await ShowAsync(id, cancel);
    }

    private async Task<string?> ReadFileAsync(CancellationToken cancel)
    {
        if (List is null || List.Length == 0)
            ModelState.AddError(nameof(List), text["import.fileMissing"]);
        else if (List.Length > MaxFileBytes)
            ModelState.AddError(nameof(List), text["import.fileTooLarge"]);
        if (Region is { Length: > 0 } && !PhoneRegions.IsKnown(Region))
            ModelState.AddError(nameof(Region), text["import.regionUnknown"]);
        if (!ModelState.IsValid)
            return null;
        using var bytes = new MemoryStream();
        await List!.CopyToAsync(bytes, cancel);
        var content = FileText.Read(bytes.ToArray());
        if (content is null)
            ModelState.AddError(nameof(List), text["import.notText"]);
        return content;
    }

    private async Task ReadSheetAsync(CampaignId campaign, bool findColumns, CancellationToken cancel)
    {
        if (await uploads.FindAsync(Upload ?? Guid.Empty, campaign, cancel) is not { } file)
            return;
        var first = Sheet.Read(file.Text).Take(100).ToList();
        Rows = [.. first.Take(PreviewRows)];
        if (findColumns && Columns.Find(first, Region) is { } found)
            (NumberColumn, NameColumn, NoteColumn, HasHeadings) = (found.Number, found.Name, found.Note, found.HasHeadings);
    }

    private Task<Campaign?> FindCampaignAsync(Guid id, CancellationToken cancel)
    {
        var (campaign, centre) = (new CampaignId(id), User.Actor().Centre);
        return db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaign && c.Centre == centre, cancel);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancel)
    {
        Campaign = await FindCampaignAsync(id, cancel);
        Regions = RegionNames.In(text.Culture);
        return Campaign is null ? NotFound() : Page();
    }
}
