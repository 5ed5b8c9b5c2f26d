using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.Roles;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.People;

/// <summary>What a coordinator has done about somebody.</summary>
internal enum PersonChange
{
    RolesSaved,
    Suspended,
    Resumed,
}

/// <summary>One person of a coordinator's centre: her roles, a new way in, suspended, resumed, removed.</summary>
[Authorize(Permission.ManageCentre), RecentSignIn("Roles", "Again", "Remove")]
internal sealed class PersonModel(ReadPeople read, SetRoles setRoles, Suspend suspend, RemovePerson removePerson, Invite invite, Text text) : PageModel
{
    public const string Removed = "removed";

    [BindProperty]
    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <summary>What was just done; the end of a key of words.</summary>
    [FromQuery]
    public PersonChange? Said { get; set; }

    public Colleague Person { get; private set; } = null!;

    /// <summary>She is to come again: the code that is shown this once.</summary>
    public NewInvitation? Invited { get; private set; }

    public IEnumerable<Choice> Choices => text.Choices(SetRoles.Choices);

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancel)
    {
        if (!await FindAsync(person, cancel))
            return NotFound();
        Roles = Person.Roles;
        return Page();
    }

    public async Task<IActionResult> OnPostRolesAsync(Guid person, CancellationToken cancel) =>
        await SaidAsync(person, await setRoles.SetAsync(User.Actor(), person, Roles, cancel), PersonChange.RolesSaved, cancel);

    public async Task<IActionResult> OnPostSuspendAsync(Guid person, CancellationToken cancel) =>
        await SaidAsync(person, await suspend.SuspendAsync(User.Actor(), person, cancel), PersonChange.Suspended, cancel);

    public async Task<IActionResult> OnPostResumeAsync(Guid person, CancellationToken cancel) =>
        await SaidAsync(person, await suspend.ResumeAsync(User.Actor(), person, cancel), PersonChange.Resumed, cancel);

    public async Task<IActionResult> OnPostAgainAsync(Guid person, CancellationToken cancel)
    {
        Invited = await invite.AgainAsync(User.Actor(), person, cancel);
        return Invited is null ? NotFound() : await OnGetAsync(person, cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid person, CancellationToken cancel)
    {
        var outcome = await removePerson.RemoveAsync(User.Actor(), person, cancel);
        // Whoever has removed herself is signed out by it.
        return outcome == StaffOutcome.Done ? LocalRedirect($"/centre/people?said={Removed}") : await SaidAsync(person, outcome, default, cancel);
    }

    private async Task<IActionResult> SaidAsync(Guid person, StaffOutcome outcome, PersonChange done, CancellationToken cancel)
    {
        if (outcome == StaffOutcome.Done)
            return LocalRedirect($"/centre/people/{person}?said={done}");
        ModelState.Clear();
        ModelState.AddRefusal(text, nameof(Roles), outcome);
        return ModelState.IsValid ? NotFound() : await OnGetAsync(person, cancel);
    }

    /// <summary>Only whom she runs: of others the page says nothing.</summary>
    private async Task<bool> FindAsync(Guid person, CancellationToken cancel)
    {
        if (await read.FindAsync(User.Actor().Centre, person, cancel) is not { IsRun: true } found)
            return false;
        Person = found;
        return true;
    }
}
