using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Web.Tests.Pages;

[AllowAnonymous]
[SameOriginPost]
[LargeForm(1024 * 1024)]
internal sealed class ImportModel : PageModel
{
    public int Read { get; private set; }

    public void OnPost() => Read = Request.Form["rows"].ToString().Length;
}
