using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>"Call now" beside a callback that was missed: goes on to the page of the call, or says why not.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class CallBackModel(MakeCallback make, Text text) : PageModel
{
    /// <summary>Why no call was begun.</summary>
    public string? Notice { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/call");

    public async Task<IActionResult> OnPostAsync(Guid contact, CancellationToken cancel)
    {
        Notice = await make.MakeAsync(User.Actor(), new ContactId(contact), cancel) switch
        {
            MakeCallbackOutcome.Started or MakeCallbackOutcome.OtherCallOpen => null,
            MakeCallbackOutcome.NotWaiting => text["call.missed.notWaiting"],
            MakeCallbackOutcome.CampaignPaused => text["call.missed.paused"],
            MakeCallbackOutcome.WithSomebodyElse => text["call.byNumber.withSomebodyElse"],
            MakeCallbackOutcome.DoNotCall => text["call.number.doNotCall"],
        };
        return Notice is null ? LocalRedirect("/call") : Page();
    }
}
