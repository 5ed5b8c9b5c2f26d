using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Somebody called us: begins a call without a contact and goes on to the page of the call.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class InboundModel(StartInboundCall start, FindCampaigns campaigns) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/call");

    public async Task<IActionResult> OnPostAsync(Guid? campaign, CancellationToken cancel)
    {
        var actor = User.Actor();
        var open = await campaigns.ForAsync(actor, cancel);
        var chosen = open.FirstOrDefault(each => each.Id.Value == campaign) ?? (open.Count > 0 ? open[0] : null);
        // Whatever came of it, the page of the call says what is in hand now.
        if (chosen is not null)
            await start.StartAsync(actor.Person, actor.Centre, chosen.Id, cancel);
        return LocalRedirect("/call");
    }
}
