using Ledgerline.Centres.Invitations;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>With what somebody who is invited begins.</summary>
internal enum Beginning
{
    /// <summary>With invented calls, until a coordinator admits her to real ones.</summary>
    Practice,

    /// <summary>With real calls at once.</summary>
    Calls,
}

/// <summary>A coordinator's volunteers, and those who practise to be: invited, let in again, and let go.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class PeopleModel(LedgerlineDb db, Invite invite, RemovePerson removePerson, SiteAddress site, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Beginning Begins { get; set; }

    /// <summary>The roles of those who are invited, and let go, here.</summary>
    public static IReadOnlyList<Role> WhoCall { get; } = [Role.Volunteer, Role.Trainee];

    public IReadOnlyList<(Guid Id, string Name, bool Practises)> Volunteers { get; private set; } = [];

    public IEnumerable<Choice> Beginnings => Enum.GetValues<Beginning>().Select(one => new Choice(one.ToString(), text[$"people.begins.{one}"], text[$"people.beginsHint.{one}"]));

    /// <summary>Those who have not come yet, and those who are to come again.</summary>
    public IReadOnlyList<OpenInvitation> Invitations { get; private set; } = [];

    /// <summary>Who was just invited, with the code that is shown this once.</summary>
    public (string Name, string Code)? Invited { get; private set; }

    public string AddressOf(string code) => site.Of(Request, $"/join/{code}");

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        PersonForm.CheckName(ModelState, text, Name);
        if (!Enum.IsDefined(Begins))
            ModelState.AddError(nameof(Begins), text["field.invalid"]);
        if (ModelState.IsValid)
        {
            Invited = (Name!.Trim(), await invite.NewAsync(User.Actor(), Name.Trim(), RoleOf(Begins), cancel));
            (Name, Begins) = (null, Beginning.Practice);
            ModelState.Clear();
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancel)
    {
        if (await invite.AgainAsync(User.Actor(), id, cancel) is not { } invited)
            return NotFound();
        (Invited, Name) = (invited, null);
        ModelState.Clear();
        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancel) =>
        await invite.TakeBackAsync(User.Actor(), id, cancel) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel) =>
        await removePerson.RemoveAsync(User.Actor(), id, cancel) ? RedirectToPage() : NotFound();

    private static Role RoleOf(Beginning begins) => begins switch
    {
        Beginning.Practice => Role.Trainee,
        Beginning.Calls => Role.Volunteer,
    };

    private async Task ListAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre.Value;
        var rows = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.CentreId == centre && WhoCall.Contains(m.Role))
            .OrderBy(m => m.Person!.NormalizedUserName)
            .Select(m => new { m.PersonId, m.Person!.UserName, m.Role })
            .ToListAsync(cancel);
        Invitations = await invite.OpenAsync(User.Actor().Centre, cancel);
        Volunteers = [.. rows.GroupBy(row => row.PersonId).Select(each => (each.Key, each.First().UserName!, each.All(row => row.Role == Role.Trainee)))];
    }
}
