using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

internal sealed record CampaignRow(CampaignId Id, string Name, CampaignState State, int Contacts, int Left);

/// <summary>The campaigns of a centre, and a new one.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class CampaignsModel(LedgerlineDb db, EditCampaign edit, Text text) : PageModel
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(text, ModelState) is { } input)
        {
            var made = await edit.MakeAsync(User.Actor(), input, cancel);
            return LocalRedirect($"/centre/campaigns/{made}");
        }

        await ListAsync(cancel);
        return Page();
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre;
        Campaigns = await db.Set<Campaign>().AsNoTracking().Where(c => c.Centre == centre)
            .OrderBy(c => c.State).ThenByDescending(c => c.MadeAt)
            .Select(c => new CampaignRow(
                c.Id,
                c.Name,
                c.State,
                db.Set<Contact>().Count(contact => contact.Campaign == c.Id),
                db.Set<Contact>().Count(contact => contact.Campaign == c.Id && (contact.State == ContactState.Waiting || contact.State == ContactState.CallBack))))
            .ToListAsync(cancel);
    }
}
