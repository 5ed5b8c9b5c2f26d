using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>A new campaign.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class NewModel(SaveCampaign save, Text text) : PageModel
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    public void OnGet() => Form = CampaignForm.New();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Form.Read(ModelState, text) is not { } draft)
            return Page();
        var id = await save.AddAsync(User.Actor(), draft, cancel);
        return Redirect($"/centre/campaigns/{id}/script");
    }
}
