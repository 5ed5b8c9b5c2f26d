using Ledgerline.Centres;
using Ledgerline.Stories.Pictures;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Writing;

/// <summary>What somebody has typed, kept by itself, as a reader will see it: write.js shows it beside the form.</summary>
[Authorize(Permission.EditStories)]
internal sealed class PreviewModel(ReadTexts texts, KeepDraft drafts) : PageModel
{
    public ContentLanguage Language { get; private set; } = null!;

    public ShownPictures Pictures { get; private set; } = null!;

    public StoryContent Typed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid story, string language, CancellationToken cancel)
    {
        var id = new StoryId(story);
        if (ContentLanguage.Find(language) is not { } found || await texts.FindAsync(User.Actor().Centre, id, language, cancel) is not { Text.From: null } open)
            return NotFound();
        Pictures = await texts.PicturesAsync(id, cancel);
        (Language, Typed) = (found, (await drafts.FindAsync(User.Actor(), id, language, cancel))?.Content ?? open.Content);
        return Page();
    }
}
