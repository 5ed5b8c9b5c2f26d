using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Reading;

/// <summary>One story: in the language of its address, or where it is not there in that, in another, which it says. One that was withdrawn is gone (410), and the page says so kindly.</summary>
[AllowAnonymous]
[Compressed]
[Cached]
[SameOriginPost]
internal sealed class StoryModel(ReadStory stories, Text text) : PageModel
{
    /// <summary>The language of the address.</summary>
    public ContentLanguage Asked { get; private set; } = null!;

    /// <summary>Null where it was withdrawn.</summary>
    public ShownStory? Story { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string language, [FromRoute] int number, CancellationToken cancel)
    {
        Asked = ContentLanguage.OfPath(language)!;
        (var result, Story) = await stories.FindAsync(number, Asked, text.Language, cancel);
        return result switch
        {
            ReadStoryResult.Found => Page(),
            ReadStoryResult.NotFound => NotFound(),
            ReadStoryResult.Withdrawn => Gone(),
        };
    }

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
