using Ledgerline.Centres;
using Ledgerline.Storage;
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
internal sealed class ReviewText(LedgerlineDb db, AuditTrail audit, PublicCopies copies, MarkBehind behind, PublicVersion shown, TimeProvider clock)
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
            audit.Record(actor, "story-published", id.Value);
            await copies.NumberAsync(story, cancel);
            await copies.CopyAsync(story, text, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), publishedOn: null, isBehind: null, cancel);
            await behind.RunAsync(id, cancel);
            await copies.FollowAsync(story, cancel);
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
}
