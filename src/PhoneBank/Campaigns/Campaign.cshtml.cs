using Ledgerline.Centres;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

internal sealed record ListRow(Guid Id, string Name, DateTimeOffset ImportedAt, int RowsTaken, int RowsNotTaken);

/// <summary>One campaign: its script, hours and lists.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class CampaignModel(LedgerlineDb db, EditCampaign edit, Text text) : PageModel
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public CampaignId Id { get; private set; }

    public IReadOnlyList<ListRow> Lists { get; private set; } = [];

    /// <summary>The script as typed, to be looked at before it is kept.</summary>
    public bool ShowsPreview { get; private set; }

    public bool IsKept { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        Id = new CampaignId(id);
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id && c.Centre == centre, cancel) is not { } campaign)
            return NotFound();
        Form = CampaignForm.Of(campaign);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        Id = new CampaignId(id);
        if (Form.Read(text, ModelState) is { } input)
        {
            if (!await edit.ChangeAsync(Id, User.Actor(), input, cancel))
                return NotFound();
            IsKept = true;
        }

        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken cancel)
    {
        Id = new CampaignId(id);
        Form.Read(text, ModelState);
        ShowsPreview = true;
        return await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        if (!await db.Set<Campaign>().AnyAsync(c => c.Id == Id && c.Centre == centre, cancel))
            return NotFound();
        Lists = await db.Set<ContactList>().AsNoTracking().Where(list => list.Campaign == Id).OrderByDescending(list => list.ImportedAt)
            .Select(list => new ListRow(list.Id, list.Name, list.ImportedAt, list.RowsTaken, list.RowsNotTaken)).ToListAsync(cancel);
        return Page();
    }
}
