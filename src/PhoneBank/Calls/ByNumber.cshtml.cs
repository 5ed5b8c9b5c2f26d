using Ledgerline.Centres;
using Ledgerline.Telephony;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Somebody calls back: finds the contact by the whole number, and goes on to the page of the call. The number stands in no address.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class ByNumberModel(StartCallByNumber start, Text text) : PageModel
{
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>Why no call was begun.</summary>
    public string? Notice { get; private set; }

    public PageResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (!PhoneNumber.Parse(Number, null).TryGet(out var number, out var refusal))
        {
            ModelState.AddError(nameof(Number), CallWords.Of(text, refusal));
            return Page();
        }

        var outcome = await start.StartAsync(User.Actor(), number, cancel);
        Notice = outcome switch
        {
            ByNumberOutcome.Started or ByNumberOutcome.OtherCallOpen => null,
            ByNumberOutcome.NotFound => text["call.byNumber.notFound"],
            ByNumberOutcome.WithSomebodyElse => text["call.byNumber.withSomebodyElse"],
        };
        return Notice is null ? LocalRedirect("/call") : Page();
    }
}
