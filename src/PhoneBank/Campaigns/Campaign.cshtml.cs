using Ledgerline.Centres;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>A campaign: how far it is, its lists, and what can be changed.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class CampaignModel(ReadCampaigns campaigns, ReadLists lists, SaveCampaign save, Text text) : PageModel
{
    [BindProperty]
    public CampaignForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public Campaign Campaign { get; private set; } = null!;

    public CampaignCounts Counts { get; private set; } = new(0, 0, 0);

    public IReadOnlyList<ListRow> Lists { get; private set; } = [];

    public IReadOnlyList<ForgottenDay> Forgotten { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        Form = CampaignForm.Of(Campaign);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        if (Form.Read(ModelState, text) is not { } draft)
            return Page();
        return await save.ChangeAsync(User.Actor(), new(id), draft, cancel) ? Redirect($"/centre/campaigns/{id}?saved=true") : NotFound();
    }

    public Task<IActionResult> OnPostPauseAsync(Guid id, CancellationToken cancel) => SetStateAsync(id, CampaignState.Paused, cancel);

    public Task<IActionResult> OnPostResumeAsync(Guid id, CancellationToken cancel) => SetStateAsync(id, CampaignState.Open, cancel);

    private async Task<IActionResult> SetStateAsync(Guid id, CampaignState state, CancellationToken cancel) =>
        await save.SetStateAsync(User.Actor(), new(id), state, cancel) ? Redirect($"/centre/campaigns/{id}") : NotFound();

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return false;
        Campaign = campaign;
        Counts = await campaigns.CountAsync(campaign.Id, cancel);
        Lists = await lists.OfAsync(campaign.Id, cancel);
        Forgotten = await campaigns.ForgottenAsync(campaign.Id, cancel);
        return true;
    }
}
