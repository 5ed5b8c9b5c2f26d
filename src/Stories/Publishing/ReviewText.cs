using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Reading;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

internal enum ReviewResult
{
    Done,

    /// <summary>The centre has no such text.</summary>
    NotFound,

    /// <summary>Nobody has sent it to be reviewed, or somebody has decided about it already.</summary>
    NotInReview,

    /// <summary>It was changed since the reviewer saw it.</summary>
    NotTheNewest,

    /// <summary>Whoever wrote some of what is not public yet, or sent it, does not review it.</summary>
    Own,
}

/// <summary>Decides about a text that was sent to be reviewed: it is published, as a copy that everybody may read, or goes back to whoever writes it.</summary>
internal sealed class ReviewText(LedgerlineDb db, KeyRing keys, AuditTrail audit, MarkBehind behind, PublishPictures pictures, IndexStories index, FillMemory memory, PublicVersion shown, TimeProvider clock)
{
    /// <param name="version">The version that the reviewer has read.</param>
    public async Task<ReviewResult> PublishAsync(Actor actor, StoryId id, string language, int version, CancellationToken cancel = default)
    {
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var (text, refusal) = await FindAsync(actor, id, language, version, cancel);
            if (text is null)
                return refusal;
            var story = await db.Set<Story>().SingleAsync(s => s.Id == id, cancel);
            // Whoever publishes at the same moment waits here, so the next number is nobody else's.
            await PublishedState.CountAsync(db, cancel);
            story.Number ??= 1 + (await db.Set<Story>().MaxAsync(s => s.Number, cancel) ?? 0);
            (text.State, text.Published, text.SentBy) = (TextState.Published, version, null);
            await CopyAsync(story, text, cancel);
            audit.Record(actor, "story-published", id.Value);
            await db.SaveChangesAsync(cancel);
            await behind.RunAsync(id, cancel);
            await pictures.RunAsync(id, story.Number.Value, cancel);
            await memory.RunAsync(id, cancel);
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
        }

        shown.Changed();
        return ReviewResult.Done;
    }

    /// <summary>Gives it back to whoever writes it. What was public of it stays so.</summary>
    public async Task<ReviewResult> ReturnAsync(Actor actor, StoryId id, string language, int version, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var (text, refusal) = await FindAsync(actor, id, language, version, cancel);
        if (text is null && refusal != ReviewResult.Own)
            return refusal;
        // Whoever sent it can have it back as well.
        text ??= await db.Set<StoryText>().SingleAsync(t => t.Story == id && t.Language == language, cancel);
        (text.State, text.SentBy) = (TextState.Draft, null);
        audit.Record(actor, "story-returned", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ReviewResult.Done;
    }

    private async Task<(StoryText? Text, ReviewResult Refusal)> FindAsync(Actor actor, StoryId id, string language, int version, CancellationToken cancel)
    {
        if (await Hold.TextAsync(db, actor.Centre, id, language, cancel) is not { } text)
            return (null, ReviewResult.NotFound);
        if (text.State != TextState.InReview)
            return (null, ReviewResult.NotInReview);
        if (text.Version != version)
            return (null, ReviewResult.NotTheNewest);
        var published = text.Published ?? 0;
        var isOwn = text.SentBy == actor.Person
            || await db.Set<StoryVersion>().AnyAsync(v => v.Story == id && v.Language == language && v.Number > published && v.By == actor.Person, cancel);
        return isOwn ? (null, ReviewResult.Own) : (text, ReviewResult.Done);
    }

    private async Task CopyAsync(Story story, StoryText text, CancellationToken cancel)
    {
        var content = (await db.ContentAsync(keys, story.Id, text.Language, text.Version, cancel))!;
        var original = text.From is null ? content : await PublishedOriginalAsync(story, cancel) ?? content;
        var shownPictures = new ShownPictures(ShownPictures.PublicPath(story.Number!.Value), await db.PictureSizesAsync(story.Id, cancel));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var copy = await db.Set<PublishedText>().SingleOrDefaultAsync(t => t.Number == story.Number && t.Language == text.Language, cancel);
        if (copy is null)
        {
            copy = new PublishedText
            {
                Number = story.Number!.Value,
                Language = text.Language,
                Title = "",
                Summary = "",
                Byline = "",
                Credit = "",
                Markdown = "",
                Html = "",
                Minutes = 0,
                Occasion = story.Occasion,
                PublishedOn = today,
                ChangedOn = today,
                Original = story.Language,
                From = text.From,
                Version = 0,
            };
            db.Add(copy);
        }

        (copy.Title, copy.Summary, copy.Markdown, copy.Html) = (content.Title, content.Summary, content.Body, RenderStory.Render(content.Body, shownPictures));
        (copy.Byline, copy.Credit) = text.From is null ? (content.Byline, "") : (original.Byline, content.Byline);
        (copy.Minutes, copy.Occasion, copy.ChangedOn, copy.Version, copy.IsWithdrawn) = (ReadingTime.MinutesOf(content.Body), story.Occasion, today, text.Version, false);
        await index.AddAsync(copy, cancel);
        if (text.From is null)
            await ShareAsync(copy, cancel);
    }

    /// <summary>What its translations show of the original goes with it.</summary>
    private async Task ShareAsync(PublishedText original, CancellationToken cancel)
    {
        foreach (var other in await db.Set<PublishedText>().Where(t => t.Number == original.Number && t.Language != original.Language && !t.IsWithdrawn).ToListAsync(cancel))
            (other.Byline, other.Occasion) = (original.Byline, original.Occasion);
    }

    private async Task<StoryContent?> PublishedOriginalAsync(Story story, CancellationToken cancel)
    {
        var version = await db.Set<StoryText>().Where(t => t.Story == story.Id && t.Language == story.Language).Select(t => t.Published).SingleOrDefaultAsync(cancel);
        return version is { } number ? await db.ContentAsync(keys, story.Id, story.Language, number, cancel) : null;
    }
}
