using Ledgerline.Centres;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.PhoneBank.Training;

/// <summary>The invented calls to choose from.</summary>
[Authorize(Permission.Practise)]
internal sealed class PracticeModel(ReadPractice read) : PageModel
{
    /// <summary>Those that she has been through; null where it is not kept.</summary>
    public IReadOnlySet<string>? Done { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Done = await read.OfAsync(User.Actor(), cancel);
}
