using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>"My shift": what a volunteer entered and can still be changed.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class ShiftModel(HeldDeclarations held, CorrectHeld correctHeld, KeyRing keys, Text text) : PageModel
{
    /// <summary>One row, under the names that the call page's rows have.</summary>
    [BindProperty]
    public CallForm Form { get; set; } = new();

    public IReadOnlyList<(string Receipt, IReadOnlyList<PersonRow> People)> Groups { get; private set; } = [];

    /// <summary>What was done just now.</summary>
    public string? Done { get; private set; }

    /// <summary>Why it was not.</summary>
    public string? Notice { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken cancel)
    {
        if (Form.People is not [{ } row])
            return BadRequest();
        var (outcome, refusal) = await correctHeld.CorrectAsync(User.Actor().Person, row.ToInput(), cancel);
        if (refusal is { } why)
            ModelState.AddError(CallForm.FieldOf(row.Id, "Name"), CallWords.Of(text, why));
        else
            Say(outcome!.Value, text["shift.corrected"], CallForm.FieldOf(row.Id, "Organisations"));
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid person, CancellationToken cancel)
    {
        Form = new CallForm();
        ModelState.Clear();
        Say(await correctHeld.WithdrawAsync(User.Actor().Person, new DeclarationId(person), cancel), text["shift.withdrawn"], "");
        await ShowAsync(cancel);
        return Page();
    }

    private void Say(ChangeOutcome outcome, string done, string organisationsField)
    {
        (Done, Notice) = outcome switch
        {
            ChangeOutcome.Done => (done, null),
            ChangeOutcome.NotFound or ChangeOutcome.NoLongerHeld => (null, text["shift.tooLate"]),
            ChangeOutcome.NoOrganisation => ((string?)null, (string?)null),
        };
        if (outcome == ChangeOutcome.NoOrganisation)
            ModelState.AddError(organisationsField, text["call.people.noOrganisation"]);
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var groups = await held.OfShiftAsync(ShiftToken.Of(keys, User.Actor().Person), cancel);
        // What was typed comes back where it was refused.
        var typed = ModelState.IsValid ? null : Form.People.FirstOrDefault();
        Groups =
        [
            .. groups.Select(group => (
                group.Receipt.ToString(),
                (IReadOnlyList<PersonRow>)[.. group.People.Select(person => person.Id.Value == typed?.Id ? typed : PersonRow.Of(person))])),
        ];
    }
}
