using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Today;

/// <summary>Ends the sessions of one person. A page of its own, since it takes away what she may be doing.</summary>
[Authorize(Permission.ManageCentre)]
internal sealed class SessionModel(CentrePeople people, EndSession endSession) : PageModel
{
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken cancel)
    {
        var found = (await people.WhoCallAsync(User.Actor().Centre, cancel)).FirstOrDefault(each => each.Id.Value == person);
        if (found is null)
            return NotFound();
        Name = found.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancel) =>
        await endSession.EndAsync(User.Actor(), new PersonId(person), cancel) ? LocalRedirect($"/centre/today?said={TodayChange.SessionEnded}") : NotFound();
}
