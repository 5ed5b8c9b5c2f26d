using System.Text;
using Ledgerline.Register.Declaring;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Receipts;

/// <summary>
/// What a receipt stands for, and the right to correct and withdraw while it is not sealed. The code travels in posts only, in no address.
/// </summary>
[AllowAnonymous]
[NeedsKeys]
[SameOriginPost]
internal sealed class ReceiptModel(
    LookUpReceipt receipts, OpenReceipt open, CorrectDeclaration correct, WithdrawDeclaration withdraw, Text text) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The row to correct, as typed.</summary>
    [BindProperty]
    public PersonRow Person { get; set; } = new();

    /// <summary>The receipt, once a right code was given.</summary>
    public ReceiptCode? Receipt { get; private set; }

    public IReadOnlyList<(int Position, ReceiptState State)> People { get; private set; } = [];

    /// <summary>Who is being corrected or withdrawn, or null.</summary>
    public WaitingPerson? Chosen { get; private set; }

    /// <summary>The key of what was just done, or null.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        await LookUpAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostChooseAsync(CancellationToken cancel)
    {
        if (await ChooseAsync(cancel))
            Person = Chosen!.ToRow();
        return Page();
    }

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel) || Person.Read(ModelState, text, "Person.", number: null) is not { } typed)
            return Page();
        var outcome = await correct.CorrectAsync(
            Chosen!.Id, new Proof.OfReceipt(Receipt!), typed.Name, typed.Kind, typed.Organisations, typed.Details, cancel);
        return await ChangedAsync("receipt.corrected", outcome, cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancel)
    {
        if (!await ChooseAsync(cancel))
            return Page();
        return await ChangedAsync("receipt.withdrawn", await withdraw.WithdrawAsync(Chosen!.Id, new Proof.OfReceipt(Receipt!), cancel), cancel);
    }

    /// <summary>The digits and what they are good for, as a file. It names nobody.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        return await LookUpAsync(cancel)
            ? File(Encoding.UTF8.GetBytes(text["receipt.file", ("code", Receipt!.ToString())]), "text/plain; charset=utf-8", "receipt.txt")
            : Page();
    }

    private async Task<IActionResult> ChangedAsync(string doneKey, ChangeOutcome outcome, CancellationToken cancel)
    {
        switch (outcome)
        {
            case ChangeOutcome.Done:
                Done = doneKey;
                break;
            case ChangeOutcome.NotFound:
            case ChangeOutcome.NoLongerHeld:
                ModelState.AddError("", text["receipt.tooLate"]);
                break;
            case ChangeOutcome.NoOrganisation:
                ModelState.AddError("", text["declare.organisationMissing"]);
                break;
        }

        Chosen = null;
        People = await receipts.LookUpAsync(Receipt!, cancel);
        return Page();
    }

    /// <summary>Looks the receipt up, and in it the person that the form names.</summary>
    private async Task<bool> ChooseAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await LookUpAsync(cancel))
            return false;
        Chosen = People.Select(each => each.State).OfType<ReceiptState.Waiting>()
            .Select(each => each.Person).FirstOrDefault(person => person.Id.Value.ToString() == FormId.Parse(Person.Id));
        if (Chosen is null)
            ModelState.AddError("", text["receipt.tooLate"]);
        return Chosen is not null;
    }

    private async Task<bool> LookUpAsync(CancellationToken cancel)
    {
        var opened = await open.OpenAsync(HttpContext, Code, cancel);
        (Receipt, People) = (opened.Code, opened.People);
        switch (opened.Answer)
        {
            case ReceiptAnswer.Found:
                break;
            case ReceiptAnswer.Unknown:
                ModelState.AddError(nameof(Code), text["receipt.unknown"]);
                break;
            case ReceiptAnswer.AskLater:
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                ModelState.AddError(nameof(Code), text["receipt.wait"]);
                break;
        }

        return Receipt is not null;
    }
}
