using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

/// <summary>Begins a story: empty, or from a jotting, which is gone with that.</summary>
internal sealed class BeginStory(LedgerlineDb db, KeyRing keys, AuditTrail audit, TimeProvider clock)
{
    /// <param name="jotting">Of which the story is made; null for none.</param>
    /// <returns>Null when the centre has no such jotting, or another editor was quicker.</returns>
    public async Task<StoryId?> BeginAsync(Actor actor, ContentLanguage language, Guid? jotting, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var content = StoryContent.Empty;
        if (jotting is { } id)
        {
            var found = await db.Set<Jotting>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.Centre == actor.Centre && j.IsDelivered, cancel);
            if (found is null || await db.Set<Jotting>().Where(j => j.Id == id).ExecuteDeleteAsync(cancel) == 0)
                return null;
            content = content with { Body = keys.Open(KeyPurpose.Jotting, found.TextSealed) };
        }

        var story = StoryId.New();
        db.Add(new Story { Id = story, Centre = actor.Centre, Language = language.Tag });
        db.Add(new StoryText { Story = story, Language = language.Tag, Centre = actor.Centre, Version = 1 });
        db.Add(new StoryVersion { Story = story, Language = language.Tag, Number = 1, ContentSealed = content.Seal(keys), By = actor.Person, At = clock.GetUtcNow() });
        audit.Record(actor, "story-begun", story.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return story;
    }
}
