using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>What a volunteer entered and can still change. Once it is sealed nobody can tell any more that it was hers.</summary>
[Authorize(Permission.TakeCalls)]
internal sealed class ShiftModel(HeldDeclarations held, KeyRing keys) : PageModel
{
    public IReadOnlyList<HeldGroup> Groups { get; private set; } = [];

    /// <summary>What was just done, when the page comes after that.</summary>
    [FromQuery]
    public ShiftChange? Said { get; set; }

    public async Task OnGetAsync(CancellationToken cancel) => Groups = await held.OfShiftAsync(ShiftToken.Of(keys, User.Actor().Person), cancel);
}

/// <summary>What can be done to a declaration on "My shift".</summary>
internal enum ShiftChange
{
    Corrected,
    Withdrawn,
}
