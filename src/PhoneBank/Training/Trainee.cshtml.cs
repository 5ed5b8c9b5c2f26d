using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Training;

/// <summary>Admits one person to real calls. A page of its own, since from then on she is given real people.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class TraineeModel(ReadPractice read, Admit admit) : PageModel
{
    public TraineeRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancel)
    {
        var found = (await read.OfCentreAsync(User.Actor().Centre, cancel)).FirstOrDefault(row => row.Person.Id.Value == person);
        if (found is null)
            return NotFound();
        Row = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancel) =>
        await admit.AdmitAsync(User.Actor(), new PersonId(person), cancel) ? LocalRedirect($"/centre/training?said={TrainingChange.Admitted}") : NotFound();
}
