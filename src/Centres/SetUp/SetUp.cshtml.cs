using Ledgerline.Centres.Centres;
using Ledgerline.Centres.People;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Centres.SetUp;

/// <summary>Makes an empty system's first centre and the person who runs it. Whoever has the link may; it works once.</summary>
[AllowAnonymous]
[OnSite(Site.Staff)]
[Lane(Lane.Entrance)]
internal sealed class SetUpModel(SetUpLink link, SeedCentres system, AddCentre addCentre, AddPerson addPerson, Text text) : PageModel
{
    private static readonly Role[] FirstPerson = [Role.Operator, Role.Coordinator, Role.Registrar];

    [BindProperty]
    public string? CentreName { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IActionResult OnGet([FromRoute] string token) => link.Opens(token) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromRoute] string token, CancellationToken cancel)
    {
        if (!link.Opens(token) || !await system.IsEmptyAsync(cancel))
            return NotFound();
        if (string.IsNullOrWhiteSpace(CentreName) || CentreName.Trim().Length > Centre.MaxNameLength)
            ModelState.AddError(nameof(CentreName), text["setUp.centreMissing", ("count", Centre.MaxNameLength)]);
        PersonForm.Check(ModelState, text, Name, Password);
        if (!ModelState.IsValid)
            return Page();

        var centre = await addCentre.AddAsync(CentreName!, cancel);
        var (_, refusal) = await addPerson.AddAsync(Name!, Password!, centre, FirstPerson);
        if (refusal is { } why)
        {
            PersonForm.Add(ModelState, text, why);
            return Page();
        }

        link.Close();
        return LocalRedirect("/sign-in");
    }
}
