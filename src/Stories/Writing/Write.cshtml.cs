using Ledgerline.Centres;
using Ledgerline.Stories.Pictures;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Writing;

/// <summary>A story written, in the language of its original: kept as it is typed, saved as versions, and put together with what somebody else saved meanwhile.</summary>
[Authorize(Permission.EditStories)]
[LargeForm(StoryForm.MaxBytes)]
internal sealed class WriteModel(ReadTexts texts, SaveText save, KeepDraft drafts, Text text) : PageModel
{
    [BindProperty]
    public StoryForm Form { get; set; } = new();

    /// <summary>The newest version that whoever types has seen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty(SupportsGet = true, Name = "saved")]
    public bool IsSaved { get; set; }

    public OpenText Open { get; private set; } = null!;

    public ContentLanguage Language { get; private set; } = null!;

    public ShownPictures Pictures { get; private set; } = null!;

    /// <summary>What the form shows is hers and not saved.</summary>
    public OwnDraft? Draft { get; private set; }

    /// <summary>Somebody else saved meanwhile: both changes, put together in the form.</summary>
    public Merged? Merged { get; private set; }

    public bool IsSomebodyElseWriting { get; private set; }

    public IReadOnlyList<StoryVersion> Versions { get; private set; } = [];

    public PersonId Reader => User.Actor().Person;

    public bool IsPublic => Open.Text.Published is not null;

    public async Task<IActionResult> OnGetAsync(Guid story, string language, int? version, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        var content = Open.Content;
        Seen = Open.Text.Version;
        if (version is { } old)
        {
            // An old version in the form: saved, it is the newest.
            if (await texts.ContentAsync(Open.Story.Id, language, old, cancel) is not { } found)
                return NotFound();
            content = found;
        }
        else if ((Draft = await drafts.FindAsync(User.Actor(), Open.Story.Id, language, cancel)) is { } draft)
        {
            (content, Seen) = (draft.Content, draft.Seen);
        }

        Form = StoryForm.Of(content, Open.Story.Occasion);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        if (Form.Read(ModelState, text) is not { } content)
            return Page();
        return await save.SaveAsync(User.Actor(), Open.Story.Id, language, content, Seen, Form.ChosenOccasion, cancel: cancel) switch
        {
            SaveTextResult.Saved => Redirect($"/stories/{story}/{language}?saved=true"),
            SaveTextResult.NotFound => NotFound(),
            SaveTextResult.InReview => Refuse(text["writing.inReview.text"]),
            SaveTextResult.NotTheNewest => await MergeAsync(content, cancel),
        };
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid story, string language, CancellationToken cancel) =>
        await FindAsync(story, language, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostForgetAsync(Guid story, string language, CancellationToken cancel)
    {
        await drafts.DropAsync(User.Actor(), new StoryId(story), language, cancel);
        return Redirect($"/stories/{story}/{language}");
    }

    /// <summary>What is typed, kept by itself (write.js).</summary>
    public async Task<IActionResult> OnPutAsync(Guid story, string language, [FromBody] Typed? typed, CancellationToken cancel)
    {
        if (typed is null || ContentLanguage.Find(language) is null)
            return BadRequest();
        var form = new StoryForm { Title = typed.Title, Summary = typed.Summary, Byline = typed.Byline, Body = typed.Body };
        if (!await drafts.KeepAsync(User.Actor(), new StoryId(story), language, form.ToContent(), typed.Seen, cancel))
            return NotFound();
        return new JsonResult(new { others = await drafts.IsSomebodyElseWritingAsync(User.Actor(), new StoryId(story), language, cancel) });
    }

    private PageResult Refuse(string words)
    {
        ModelState.AddError("", words);
        return Page();
    }

    /// <summary>From here on she has seen what the other has saved: what she saves next is made from both.</summary>
    private async Task<PageResult> MergeAsync(StoryContent mine, CancellationToken cancel)
    {
        var before = await texts.ContentAsync(Open.Story.Id, Open.Text.Language, Seen, cancel) ?? StoryContent.Empty;
        // Once more, for it may have been saved after it was looked up.
        await FindAsync(Open.Story.Id.Value, Open.Text.Language, cancel);
        Merged = MergeContent.Merge(before, mine, Open.Content);
        Seen = Open.Text.Version;
        var occasion = Form.ChosenOccasion;
        ModelState.Clear();
        Form = StoryForm.Of(Merged.Content, occasion);
        return Page();
    }

    private async Task<bool> FindAsync(Guid story, string language, CancellationToken cancel)
    {
        var id = new StoryId(story);
        if (ContentLanguage.Find(language) is not { } found || await texts.FindAsync(User.Actor().Centre, id, language, cancel) is not { Text.From: null } open)
            return false;
        (Language, Open) = (found, open);
        Pictures = await texts.PicturesAsync(id, cancel);
        Versions = await texts.VersionsAsync(id, language, cancel);
        IsSomebodyElseWriting = await drafts.IsSomebodyElseWritingAsync(User.Actor(), id, language, cancel);
        return true;
    }

    public sealed record Typed(string? Title, string? Summary, string? Byline, string? Body, int Seen);
}
