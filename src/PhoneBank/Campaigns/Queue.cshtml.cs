using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Campaigns;

/// <summary>Where the contacts of a campaign are just now, and why nobody may be handed out.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class QueueModel(ReadCampaigns campaigns, CountQueue queue, TimeProvider clock) : PageModel
{
    public Campaign Campaign { get; private set; } = null!;

    public QueueCounts Counts { get; private set; } = null!;

    /// <summary>In how many minutes somebody is ready next, or null.</summary>
    public int? MinutesToNext => Counts.NextAt is { } at ? Math.Max(1, (int)Math.Ceiling((at - clock.GetUtcNow()).TotalMinutes)) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await campaigns.FindAsync(new(id), User.Actor().Centre, cancel) is not { } campaign)
            return NotFound();
        (Campaign, Counts) = (campaign, await queue.CountAsync(campaign, cancel));
        return Page();
    }
}
