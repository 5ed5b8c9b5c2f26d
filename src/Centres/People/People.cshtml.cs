using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>A coordinator's volunteers: admitted, and let go.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class PeopleModel(LedgerlineDb db, AddPerson addPerson, RemovePerson removePerson, AuditTrail audit, Text text) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Volunteers { get; private set; } = [];

    /// <summary>Who was just added, with the password that is shown this once.</summary>
    public (string Name, string Password)? Added { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ListAsync(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var password = FirstPassword.Make();
        PersonForm.Check(ModelState, text, Name, password);
        if (ModelState.IsValid)
        {
            var (id, refusal) = await addPerson.AddAsync(Name!, password, User.Actor().Centre, [Role.Volunteer]);
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

    private async Task WelcomeAsync(PersonId added, string password, CancellationToken cancel)
    {
        audit.Record(User.Actor(), "person-added", added.Value);
        await db.SaveChangesAsync(cancel);
        Added = (Name!.Trim(), password);
        Name = null;
        ModelState.Clear();
    }

    private async Task ListAsync(CancellationToken cancel)
    {
        var centre = User.Actor().Centre.Value;
        var rows = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.CentreId == centre && m.Role == Role.Volunteer)
            .OrderBy(m => m.Person!.NormalizedUserName)
            .Select(m => new { m.PersonId, m.Person!.UserName })
            .ToListAsync(cancel);
        Volunteers = [.. rows.Select(row => (row.PersonId, row.UserName!))];
    }
}
