using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.People;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.Operating;

/// <summary>One centre, as an operator sees it: its name, and who coordinates it.</summary>
[Authorize(Permission.Operate), RecentSignIn("Give", "Take", "Again")]
internal sealed class CentreModel(ReadCentres read, KeepCentre keep, GiveRole giveRole, TakeRole takeRole, Invite invite, Text text) : PageModel
{
    [BindProperty]
    public string? CentreName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What was just done; the end of a key of words.</summary>
    [FromQuery]
    public OperatorChange? Said { get; set; }

    public RunCentre Centre { get; private set; } = null!;

    public NewInvitation? Invited { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid centre, CancellationToken cancel)
    {
        if (!await FindAsync(centre, cancel))
            return NotFound();
        CentreName ??= Centre.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid centre, CancellationToken cancel)
    {
        if (!await FindAsync(centre, cancel))
            return NotFound();
        if (!OperatorsModel.CheckCentreName(this, text, CentreName))
            return Page();
        await keep.RenameAsync(User.Actor(), Centre.Id, CentreName!, cancel);
        return Done(OperatorChange.Renamed);
    }

    public async Task<IActionResult> OnPostGiveAsync(Guid centre, CancellationToken cancel)
    {
        if (!await FindAsync(centre, cancel))
            return NotFound();
        PersonForm.CheckName(ModelState, text, Name);
        if (!ModelState.IsValid)
            return await OnGetAsync(centre, cancel);
        (var outcome, Invited) = await giveRole.GiveAsync(User.Actor(), Centre.Id, Role.Coordinator, Name!, cancel);
        if (outcome == StaffOutcome.Done && Invited is null)
            return Done(OperatorChange.Given);
        if (Invited is not null)
        {
            Name = null;
            ModelState.Remove(nameof(Name));
        }

        ModelState.AddRefusal(text, nameof(Name), outcome);
        return await OnGetAsync(centre, cancel);
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid centre, Guid person, CancellationToken cancel) =>
        await FindAsync(centre, cancel) && await takeRole.TakeAsync(User.Actor(), Centre.Id, Role.Coordinator, person, cancel) == StaffOutcome.Done
            ? Done(OperatorChange.Taken)
            : NotFound();

    public async Task<IActionResult> OnPostAgainAsync(Guid centre, Guid person, CancellationToken cancel)
    {
        if (!await FindAsync(centre, cancel) || Centre.Coordinators.FirstOrDefault(one => one.Id.Value == person) is not { } coordinator)
            return NotFound();
        Invited = await invite.CoordinatorAgainAsync(User.Actor() with { Centre = Centre.Id }, coordinator, cancel);
        return await OnGetAsync(centre, cancel);
    }

    private LocalRedirectResult Done(OperatorChange change) => LocalRedirect($"/operator/centres/{Centre.Id.Value}?said={change}");

    private async Task<bool> FindAsync(Guid centre, CancellationToken cancel)
    {
        if (await read.FindAsync(centre, cancel) is not { } found)
            return false;
        Centre = found;
        return true;
    }
}
