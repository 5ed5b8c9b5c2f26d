using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Reading;

/// <summary>The stories of a language that belong to an occasion: without a number the newest, with one that page, counted from the oldest.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class OfOccasionModel(ListStories stories) : PageModel
{
    public ShownStories List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] string language, [FromRoute] string slug, [FromRoute] int? number, CancellationToken cancel)
    {
        if (Occasions.Find(slug) is not { } occasion || await stories.PageAsync(ContentLanguage.OfPath(language)!, occasion, number, cancel) is not { } list)
            return NotFound();
        List = list;
        return Page();
    }
}
