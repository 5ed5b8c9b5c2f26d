using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

internal enum SaveTextResult
{
    Saved,

    /// <summary>Somebody else has saved since: the version that it is made from is not the newest.</summary>
    NotTheNewest,

    /// <summary>Somebody reviews it. Whoever sent it can have it back first.</summary>
    InReview,

    /// <summary>The centre has no such text.</summary>
    NotFound,
}

/// <summary>Adds a version of a text. Nothing is ever overwritten; whoever saves says which version she saw.</summary>
internal sealed class SaveText(LedgerlineDb db, KeyRing keys, AuditTrail audit, TimeProvider clock)
{
    /// <param name="seen">The newest version when she began.</param>
    /// <param name="occasion">Of the whole story; null to leave it as it is.</param>
    public async Task<SaveTextResult> SaveAsync(Actor actor, StoryId id, string language, StoryContent content, int seen, Occasion? occasion = null, int? sourceVersion = null, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await Hold.TextAsync(db, actor.Centre, id, language, cancel) is not { } text)
            return SaveTextResult.NotFound;
        if (text.State == TextState.InReview)
            return SaveTextResult.InReview;
        if (text.Version != seen)
            return SaveTextResult.NotTheNewest;
        text.Version = seen + 1;
        text.State = TextState.Draft;
        db.Add(new StoryVersion { Story = id, Language = language, Number = text.Version, ContentSealed = content.Seal(keys), By = actor.Person, At = clock.GetUtcNow(), SourceVersion = sourceVersion });
        if (occasion is { } chosen)
            (await db.Set<Story>().SingleAsync(s => s.Id == id, cancel)).Occasion = chosen;
        await db.Set<StoryDraft>().Where(d => d.Story == id && d.Language == language && d.By == actor.Person).ExecuteDeleteAsync(cancel);
        audit.Record(actor, "story-saved", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return SaveTextResult.Saved;
    }
}
