using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Reading;

/// <summary>A page of the stories of a language, counted from the oldest.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class OlderModel(ListStories stories) : PageModel
{
    public ShownStories List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string language, [FromRoute] int number, CancellationToken cancel)
    {
        if (await stories.PageAsync(ContentLanguage.OfPath(language)!, occasion: null, number, cancel) is not { } list)
            return NotFound();
        List = list;
        return Page();
    }
}
