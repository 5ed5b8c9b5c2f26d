using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Ledgerline.Register.Reading;

/// <summary>The first page: the count, and the three ways on.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class HomeModel(RegisterCount register, Text text, IOptions<WebOptions> web) : PageModel
{
    public long Count { get; private set; }

    /// <summary>What the register is, for search engines: JSON in which nothing could end the element it stands in.</summary>
    public string Dataset => OpenData.Dataset.Json(text, web.Value.PublicAddress);

    public async Task OnGetAsync(CancellationToken cancel) => Count = await register.CountAsync(cancel);
}
