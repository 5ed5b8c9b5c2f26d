using Ledgerline.Centres.Centres;
using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.People;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Operating;

/// <summary>What an operator has just done.</summary>
internal enum OperatorChange
{
    Renamed,
    Given,
    Taken,
}

/// <summary>Where an operator's work begins: the centres, and who runs the installation.</summary>
[Authorize(Permission.Operate), RecentSignIn("Give", "Take")]
internal sealed class OperatorsModel(ReadCentres read, KeepCentre keep, GiveRole giveRole, TakeRole takeRole, Text text) : PageModel
{
    [BindProperty]
    public string? CentreName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What was just done; the end of a key of words.</summary>
    [FromQuery]
    public OperatorChange? Said { get; set; }

    public IReadOnlyList<RunCentre> Centres { get; private set; } = [];

    public IReadOnlyList<CentrePerson> Operators { get; private set; } = [];

    public NewInvitation? Invited { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (Centres, Operators) = (await read.AllAsync(cancel), await read.OperatorsAsync(cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancel)
    {
        if (!CheckCentreName(this, text, CentreName))
            return await OnGetAsync(cancel);
        var centre = await keep.MakeAsync(User.Actor(), CentreName!, cancel);
        return LocalRedirect($"/operator/centres/{centre.Value}");
    }

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken cancel)
    {
        PersonForm.CheckName(ModelState, text, Name);
        if (!ModelState.IsValid)
            return await OnGetAsync(cancel);
        var actor = User.Actor();
        (var outcome, Invited) = await giveRole.GiveAsync(actor, actor.Centre, Role.Operator, Name!, cancel);
        if (outcome == StaffOutcome.Done && Invited is null)
            return LocalRedirect($"/operator?said={OperatorChange.Given}");
        if (Invited is not null)
        {
            Name = null;
            ModelState.Remove(nameof(Name));
        }

        ModelState.AddRefusal(text, nameof(Name), outcome);
        return await OnGetAsync(cancel);
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid person, CancellationToken cancel)
    {
        var outcome = await takeRole.TakeAsync(User.Actor(), null, Role.Operator, person, cancel);
        if (outcome is StaffOutcome.Done or StaffOutcome.NoSuchPerson)
            return LocalRedirect($"/operator?said={OperatorChange.Taken}");
        ModelState.Clear();
        ModelState.AddRefusal(text, "", outcome);
        return await OnGetAsync(cancel);
    }

    internal static bool CheckCentreName(PageModel page, Text text, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Centre.MaxNameLength)
            page.ModelState.AddError(nameof(CentreName), text["setUp.centreMissing", ("count", Centre.MaxNameLength)]);
        return page.ModelState.IsValid;
    }
}
