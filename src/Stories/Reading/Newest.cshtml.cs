using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Reading;

/// <summary>The newest stories of a language.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class NewestModel(ListStories stories) : PageModel
{
    public ShownStories List { get; private set; } = null!;

    public async Task OnGetAsync([FromRoute] string language, CancellationToken cancel) =>
        List = (await stories.PageAsync(ContentLanguage.OfPath(language)!, occasion: null, number: null, cancel))!;
}
