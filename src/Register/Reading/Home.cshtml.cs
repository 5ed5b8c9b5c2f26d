using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Reading;

/// <summary>The first page: the count, and the three ways on.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed class HomeModel(RegisterCount register) : PageModel
{
    public long Count { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Count = await register.CountAsync(cancel);
}
