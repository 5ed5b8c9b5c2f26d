using Ledgerline.Centres;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Writing;

/// <summary>What in a story could find somebody, confirmed piece by piece; then another person reviews it here, publishes it or gives it back; and what is public is withdrawn here.</summary>
[Authorize(Permission.EditStories)]
[RecentSignIn("Withdraw")]
internal sealed class CheckModel(ReadTexts texts, KeepDraft drafts, FindRisks risks, SendText send, ReviewText review, WithdrawText withdraw, Text text) : PageModel
{
    /// <summary>The version that whoever decides has seen.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The keys of what may stay.</summary>
    [BindProperty]
    public List<string> Confirmed { get; set; } = [];

    public OpenText Open { get; private set; } = null!;

    public ContentLanguage Language { get; private set; } = null!;

    public ShownPictures Pictures { get; private set; } = null!;

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Something that she typed is in no version yet.</summary>
    public bool HasDraft { get; private set; }

    /// <summary>Whoever wrote it, or sent it, does not review it.</summary>
    public bool IsOwn { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        Confirmed = [.. Open.Text.Confirmed.Split('\n')];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        return await send.SendAsync(User.Actor(), Open.Story.Id, language, Version, Confirmed, cancel) switch
        {
            SendTextResult.Sent => Redirect("/stories?done=sent"),
            SendTextResult.NotFound => NotFound(),
            SendTextResult.NotConfirmed => Refuse("writing.check.notConfirmed"),
            SendTextResult.Unfinished => Refuse("writing.check.unfinished"),
            SendTextResult.PictureWithoutWords => Refuse("writing.check.pictureWithoutWords"),
            SendTextResult.NotTheNewest => Refuse("writing.check.notTheNewest"),
        };
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid story, string language, CancellationToken cancel) => await FindAsync(story, language, cancel)
        ? Answer(await review.PublishAsync(User.Actor(), Open.Story.Id, language, Version, cancel), "published")
        : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid story, string language, CancellationToken cancel) => await FindAsync(story, language, cancel)
        ? Answer(await review.ReturnAsync(User.Actor(), Open.Story.Id, language, Version, cancel), "returned")
        : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        return await withdraw.WithdrawAsync(User.Actor(), Open.Story.Id, language, cancel) ? Redirect("/stories?done=withdrawn") : Refuse("writing.check.notTheNewest");
    }

    private IActionResult Answer(ReviewResult result, string done) => result switch
    {
        ReviewResult.Done => Redirect($"/stories?done={done}"),
        ReviewResult.NotFound => NotFound(),
        ReviewResult.Own => Refuse("writing.check.own"),
        ReviewResult.NotInReview or ReviewResult.NotTheNewest => Refuse("writing.check.notTheNewest"),
    };

    private PageResult Refuse(string key)
    {
        ModelState.AddError("", text[key]);
        return Page();
    }

    private async Task<bool> FindAsync(Guid story, string language, CancellationToken cancel)
    {
        var (id, actor) = (new StoryId(story), User.Actor());
        if (ContentLanguage.Find(language) is not { } found || await texts.FindAsync(actor.Centre, id, language, cancel) is not { Text.From: null } open)
            return false;
        (Language, Open) = (found, open);
        Pictures = await texts.PicturesAsync(id, cancel);
        Findings = await risks.FindAsync(open.Content, cancel);
        HasDraft = await drafts.FindAsync(actor, id, language, cancel) is not null;
        var published = open.Text.Published ?? 0;
        IsOwn = open.Text.SentBy == actor.Person || (await texts.VersionsAsync(id, language, cancel)).Any(version => version.Number > published && version.By == actor.Person);
        return true;
    }
}
