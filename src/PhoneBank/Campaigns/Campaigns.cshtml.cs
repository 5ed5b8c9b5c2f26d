using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>The centre's campaigns.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class CampaignsModel(ReadCampaigns read) : PageModel
{
    public IReadOnlyList<CampaignRow> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Campaigns = await read.OfAsync(User.Actor().Centre, cancel);
}
