using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Erasing;

/// <summary>Where a declarant erases her own name with her receipt: told what it means, then asked. The code travels in posts only, in no address.</summary>
[AllowAnonymous]
[NeedsKeys]
[SameOriginPost]
internal sealed class EraseModel(OpenReceipt receipts, EraseEntries erase, Text text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The index of the entry to erase.</summary>
    [BindProperty]
    public string? Entry { get; set; }

    /// <summary>The receipt, once a right code was given.</summary>
    public ReceiptCode? Receipt { get; private set; }

    /// <summary>The person whose name is to be erased; null where the receipt has none of that index.</summary>
    public ReceiptState.Sealed? Person { get; private set; }

    public bool Done { get; private set; }

    /// <summary>Nobody comes here but from a receipt.</summary>
    public IActionResult OnGet() => Redirect($"/{text.Language}/receipt");

    /// <summary>Says what erasing means; it decides nothing.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ChooseAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        await ChooseAsync(cancel);
        if (Person is not { Index: var index })
            return Page();
        await erase.EraseAsync(null, [index], cancel);
        Done = true;
        return Page();
    }

    private async Task ChooseAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        var opened = await receipts.OpenAsync(HttpContext, Code, cancel);
        switch (opened.Answer)
        {
            case ReceiptAnswer.Found:
                Receipt = opened.Code;
                Person = opened.People.Select(each => each.State).OfType<ReceiptState.Sealed>()
                    .FirstOrDefault(person => EntryIndex.TryParse(Entry, out var index) && person.Index == index);
                if (Person is null)
                    ModelState.AddError("", text["erase.notYours"]);
                break;
            case ReceiptAnswer.Unknown:
                ModelState.AddError(nameof(Code), text["receipt.unknown"]);
                break;
            case ReceiptAnswer.AskLater:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddError(nameof(Code), text["receipt.wait"]);
                break;
        }
    }
}
