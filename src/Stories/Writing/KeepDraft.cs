using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

/// <param name="Seen">The newest version when she began to type.</param>
internal sealed record OwnDraft(StoryContent Content, int Seen, DateTimeOffset At);

/// <summary>Keeps what somebody types before she saves it, one draft a text and person. The last write wins: it is hers alone.</summary>
internal sealed class KeepDraft(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    /// <summary>For so long after her last keystroke others are told that she writes.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <returns>False when the centre has no such text, or she has saved since herself: what a page sent before its own saving, and came after it, is no draft.</returns>
    public async Task<bool> KeepAsync(Actor actor, StoryId id, string language, StoryContent content, int seen, CancellationToken cancel = default)
    {
        var contentSealed = content.Seal(keys);
        await using var write = await db.BeginWriteAsync(cancel);
        if (await Hold.TextAsync(db, actor.Centre, id, language, cancel) is not { } text)
            return false;
        if (text.Version != seen && await db.Set<StoryVersion>().AnyAsync(v => v.Story == id && v.Language == language && v.Number == text.Version && v.By == actor.Person, cancel))
            return false;
        if (await Own(actor, id, language).SingleOrDefaultAsync(cancel) is { } draft)
            (draft.ContentSealed, draft.Seen, draft.At) = (contentSealed, seen, clock.GetUtcNow());
        else
            db.Add(new StoryDraft { Story = id, Language = language, By = actor.Person, Seen = seen, ContentSealed = contentSealed, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    public async Task<OwnDraft?> FindAsync(Actor actor, StoryId id, string language, CancellationToken cancel = default) =>
        await Own(actor, id, language).AsNoTracking().SingleOrDefaultAsync(cancel) is { } draft ? new OwnDraft(StoryContent.Open(keys, draft.ContentSealed), draft.Seen, draft.At) : null;

    public async Task DropAsync(Actor actor, StoryId id, string language, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await Own(actor, id, language).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
    }

    /// <summary>Whether somebody else writes at the text now.</summary>
    public Task<bool> IsSomebodyElseWritingAsync(Actor actor, StoryId id, string language, CancellationToken cancel = default)
    {
        var since = clock.GetUtcNow() - Fresh;
        return db.Set<StoryDraft>().AnyAsync(d => d.Story == id && d.Language == language && d.By != actor.Person && d.At > since, cancel);
    }

    private IQueryable<StoryDraft> Own(Actor actor, StoryId id, string language) => db.Set<StoryDraft>().Where(d => d.Story == id && d.Language == language && d.By == actor.Person);
}
