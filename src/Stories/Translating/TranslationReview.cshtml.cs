using Ledgerline.Centres;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Stories.Translating;

/// <summary>What was done with a translation.</summary>
internal enum TranslationSaid
{
    Sent,
    Published,
    Returned,
}

/// <summary>A translation as it will be read, beside its source: sent from here, and published or given back by somebody else.</summary>
[Authorize(Permission.ReviewTranslations)]
internal sealed class TranslationReviewModel(ReadTranslations translations, ReadTexts texts, FindRisks risks, SendText send, ReviewText review, Text text) : PageModel
{
    /// <summary>The version that she has seen.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>The keys of the findings that may stay.</summary>
    [BindProperty]
    public string[] Confirmed { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public TranslationSaid? Said { get; set; }

    private ShownPictures _pictures = null!;

    public OpenTranslation Open { get; private set; } = null!;

    public Alignment Alignment { get; private set; } = null!;

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public ContentLanguage From => new(Open.Own.Text.From!);

    public ContentLanguage To => new(Open.Own.Text.Language);

    public string Path => $"/translations/{Open.Own.Story.Id}/{To.Tag}";

    public bool MayTranslate => User.HasClaim(Permission.ClaimType, Permission.TranslateStories);

    public bool IsSender => Open.Own.Text.SentBy == User.Actor().Person;

    public int Missing => Alignment.Pieces.Count(piece => piece.IsMissing);

    /// <summary>A paragraph as it is shown to everybody; the title and the summary are only text.</summary>
    public IHtmlContent Show(int place, string piece) => place < TranslatedContent.Heads
        ? new HtmlContentBuilder().AppendHtml("<p><strong>").Append(piece).AppendHtml("</strong></p>")
        : new HtmlString(RenderStory.Render(piece, _pictures));

    public async Task<IActionResult> OnGetAsync(Guid story, string language, CancellationToken cancel) =>
        await FindAsync(story, language, cancel) ? await ShowAsync(cancel) : NotFound();

    public async Task<IActionResult> OnPostSendAsync(Guid story, string language, CancellationToken cancel)
    {
        if (!await FindAsync(story, language, cancel))
            return NotFound();
        if (Version != Open.Own.Text.Version)
            return await RefuseAsync("translating.review.notTheNewest", cancel);
        if (Missing > 0)
            return await RefuseAsync("translating.send.unfinished", cancel);
        return await send.SendAsync(User.Actor(), Open.Own.Story.Id, To.Tag, Version, Confirmed, cancel) switch
        {
            SendTextResult.Sent => Redirect($"{Path}/review?said=Sent"),
            SendTextResult.NotConfirmed => await RefuseAsync("translating.send.notConfirmed", cancel, nameof(Confirmed)),
            SendTextResult.Unfinished => await RefuseAsync("translating.send.unfinished", cancel),
            SendTextResult.PictureWithoutWords => await RefuseAsync("writing.check.pictureWithoutWords", cancel),
            SendTextResult.NotTheNewest => await RefuseAsync("translating.review.notTheNewest", cancel),
            SendTextResult.NotFound => NotFound(),
        };
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid story, string language, CancellationToken cancel) =>
        await FindAsync(story, language, cancel)
            ? await AnswerAsync(await review.PublishAsync(User.Actor(), Open.Own.Story.Id, To.Tag, Version, cancel), TranslationSaid.Published, cancel)
            : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid story, string language, CancellationToken cancel) =>
        await FindAsync(story, language, cancel)
            ? await AnswerAsync(await review.ReturnAsync(User.Actor(), Open.Own.Story.Id, To.Tag, Version, cancel), TranslationSaid.Returned, cancel)
            : NotFound();

    private async Task<IActionResult> AnswerAsync(ReviewResult result, TranslationSaid said, CancellationToken cancel) => result switch
    {
        ReviewResult.Done => Redirect($"{Path}/review?said={said}"),
        ReviewResult.NotFound => NotFound(),
        ReviewResult.NotInReview => await RefuseAsync("translating.review.notInReview", cancel),
        ReviewResult.NotTheNewest => await RefuseAsync("translating.review.notTheNewest", cancel),
        ReviewResult.Own => await RefuseAsync("translating.review.own", cancel),
    };

    private async Task<bool> FindAsync(Guid story, string language, CancellationToken cancel)
    {
        if (await translations.FindAsync(User.Actor().Centre, new(story), language, cancel) is not { } open)
            return false;
        Open = open;
        // Those that are public: a translation may be another centre's than its original.
        _pictures = await texts.PicturesAsync(open.Own.Story.Id, cancel) with { Path = ShownPictures.PublicPath(open.Own.Story.Number ?? 0) };
        var rows = TranslatedContent.RowsOf(open.Own.Content, open.Pieces);
        // Where the source is public no longer, what it was is shown.
        Alignment = AlignPieces.Align(open.Source is null ? [.. rows.Select(row => row.Source)] : open.Pieces, rows);
        return true;
    }

    private async Task<PageResult> RefuseAsync(string key, CancellationToken cancel, string field = "")
    {
        ModelState.AddError(field, text[key]);
        return await ShowAsync(cancel);
    }

    /// <summary>What was confirmed before, of the same words in the same paragraph, need not be ticked again.</summary>
    private async Task<PageResult> ShowAsync(CancellationToken cancel)
    {
        if (Open.Own.Text.State == TextState.Draft)
        {
            Findings = await risks.FindAsync(Open.Own.Content, cancel);
            Confirmed = [.. Confirmed, .. Open.Own.Text.Confirmed.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        }

        return Page();
    }
}
