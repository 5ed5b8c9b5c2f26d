using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

internal enum BeginTranslationResult
{
    Begun,

    /// <summary>The story is told, or being translated, in that language already.</summary>
    AlreadyThere,

    /// <summary>What it is to be translated from is not public.</summary>
    NotPublic,
}

/// <summary>Begins a translation of what is public, from any language in which it is, at the translator's own centre.</summary>
internal sealed class BeginTranslation(LedgerlineDb db, KeyRing keys, AuditTrail audit, TimeProvider clock)
{
    public async Task<BeginTranslationResult> BeginAsync(Actor actor, StoryId id, ContentLanguage from, ContentLanguage to, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        // Two who begin at once do it one after the other.
        await db.Set<Story>().Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Number, s => s.Number), cancel);
        var number = await db.Set<Story>().Where(s => s.Id == id).Select(s => s.Number).SingleOrDefaultAsync(cancel);
        if (await db.Set<PublishedText>().AsNoTracking().SingleOrDefaultAsync(t => t.Number == number && t.Language == from.Tag && !t.IsWithdrawn, cancel) is not { } source)
            return BeginTranslationResult.NotPublic;
        if (await db.Set<StoryText>().AnyAsync(t => t.Story == id && t.Language == to.Tag, cancel))
            return BeginTranslationResult.AlreadyThere;
        db.Add(new StoryText { Story = id, Language = to.Tag, Centre = actor.Centre, From = from.Tag, Version = 1 });
        db.Add(new StoryVersion { Story = id, Language = to.Tag, Number = 1, ContentSealed = StoryContent.Empty.Seal(keys), By = actor.Person, At = clock.GetUtcNow(), SourceVersion = source.Version });
        audit.Record(actor, "translation-begun", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return BeginTranslationResult.Begun;
    }
}
