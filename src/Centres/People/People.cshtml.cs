using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>With what somebody who was added begins.</summary>
internal enum Beginning
{
    /// <summary>With invented calls, until a coordinator admits her to real ones.</summary>
    Practice,

    /// <summary>With real calls at once.</summary>
    Calls,
}

/// <summary>A coordinator's volunteers, and those who practise to be: added, and let go.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class PeopleModel(LedgerlineDb db, AddPerson addPerson, RemovePerson removePerson, AuditTrail audit, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Beginning Begins { get; set; }

    /// <summary>The roles of those who are added, and let go, here.</summary>
    public static IReadOnlyList<Role> WhoCall { get; } = [Role.Volunteer, Role.Trainee];

    public IReadOnlyList<(Guid Id, string Name, bool Practises)> Volunteers { get; private set; } = [];

    public IEnumerable<Choice> Beginnings => Enum.GetValues<Beginning>().Select(one => new Choice(one.ToString(), text[$"people.begins.{one}"], text[$"people.beginsHint.{one}"]));

    /// <summary>Who was just added, with the password that is shown this once.</summary>
    public (string Name, string Password)? Added { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var password = FirstPassword.Make();
        PersonForm.Check(ModelState, text, Name, password);
        if (!Enum.IsDefined(Begins))
            ModelState.AddError(nameof(Begins), text["field.invalid"]);
        if (ModelState.IsValid)
        {
            var (id, refusal) = await addPerson.AddAsync(Name!, password, User.Actor().Centre, [RoleOf(Begins)]);
            if (refusal is { } why)
                PersonForm.Add(ModelState, text, why);
            if (id is { } added)
                await WelcomeAsync(added, password, cancel);
        }

        await ListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel) =>
        await removePerson.RemoveAsync(User.Actor(), id, cancel) ? RedirectToPage() : NotFound();

    private static Role RoleOf(Beginning begins) => begins switch
    {
        Beginning.Practice => Role.Trainee,
        Beginning.Calls => Role.Volunteer,
    };

    private async Task WelcomeAsync(PersonId added, string password, CancellationToken cancel)
    {
        audit.Record(User.Actor(), "person-added", added.Value);
        await db.SaveChangesAsync(cancel);
        Added = (Name!.Trim(), password);
        (Name, Begins) = (null, Beginning.Practice);
        ModelState.Clear();
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre.Value;
        var rows = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.CentreId == centre && WhoCall.Contains(m.Role))
            .OrderBy(m => m.Person!.NormalizedUserName)
            .Select(m => new { m.PersonId, m.Person!.UserName, m.Role })
            .ToListAsync(cancel);
        Volunteers = [.. rows.GroupBy(row => row.PersonId).Select(each => (each.Key, each.First().UserName!, each.All(row => row.Role == Role.Trainee)))];
    }
}
