using Ledgerline.Centres;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Pictures;

/// <summary>Adds a picture to a story, with words for those who cannot see it; it comes to stand at the end of what the editor is typing.</summary>
[Authorize(Permission.EditStories)]
[LargeForm(ReadPicture.MaxFileBytes + (64 * 1024))]
internal sealed class PictureModel(ReadTexts texts, KeepDraft drafts, AddPicture add, Text text) : PageModel
{
    public const int MaxAlternativeLength = 300;

    [BindProperty]
    public IFormFile? Picture { get; set; }

    [BindProperty]
    public string? Alternative { get; set; }

    public OpenText Open { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid story, string language, CancellationToken cancel) => await FindAsync(story, language, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        var alternative = PlainText.Clean(Alternative, MaxAlternativeLength, out var isTooLong);
        if (isTooLong)
            ModelState.AddError(nameof(Alternative), text["writing.form.tooLong", ("count", MaxAlternativeLength)]);
        else if (alternative.Length == 0)
            ModelState.AddError(nameof(Alternative), text["writing.picture.noAlternative"]);
        if (await MakeAsync(cancel) is not { } made || !ModelState.IsValid)
            return Page();
        if (await add.AddAsync(User.Actor(), Open.Story.Id, made, cancel) is not { } name)
            return NotFound();
        var draft = await drafts.FindAsync(User.Actor(), Open.Story.Id, language, cancel);
        var content = draft?.Content ?? Open.Content;
        content = content with { Body = $"{content.Body}\n\n{PictureLinks.Write(alternative, name)}".Trim() };
        await drafts.KeepAsync(User.Actor(), Open.Story.Id, language, content, draft?.Seen ?? Open.Text.Version, cancel);
        return Redirect($"/stories/{story}/{language}");
    }

    private async Task<MadePicture?> MakeAsync(CancellationToken cancel)
    {
        if (Picture is null)
        {
            ModelState.AddError(nameof(Picture), text["writing.picture.noFile"]);
            return null;
        }

        using var file = new MemoryStream();
        await Picture.CopyToAsync(file, cancel);
        if (ReadPicture.TryMake(file.ToArray(), out var made, out var refusal))
            return made;
        ModelState.AddError(nameof(Picture), text[$"writing.picture.refused.{refusal}"]);
        return null;
    }

    private async Task<bool> FindAsync(Guid story, string language, CancellationToken cancel)
    {
        if (ContentLanguage.Find(language) is null || await texts.FindAsync(User.Actor().Centre, new StoryId(story), language, cancel) is not { Text.From: null } open)
            return false;
        Open = open;
        return true;
    }
}
