using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

/// <summary>Takes what was published back: its address says so from then on, and nothing of it is left among what is public. With an original go all of its translations.</summary>
internal sealed class WithdrawText(LedgerlineDb db, AuditTrail audit, PublicCopies copies, PublicVersion shown)
{
    /// <returns>False when the centre has no such text, or nothing of it is public.</returns>
    public async Task<bool> WithdrawAsync(Actor actor, StoryId id, string language, CancellationToken cancel = default)
    {
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            if (await Hold.TextAsync(db, actor.Centre, id, language, cancel) is not { Published: not null, State: not TextState.Withdrawn } text)
                return false;
            audit.Record(actor, "story-withdrawn", id.Value);
            var story = await db.Set<Story>().SingleAsync(s => s.Id == id, cancel);
            await copies.WithdrawAsync(story, await db.Set<StoryText>().Where(t => t.Story == id && t.Published != null && (t.Language == language || text.From == null)).ToListAsync(cancel), cancel);
            await copies.FollowAsync(story, cancel);
            await write.CommitAsync(cancel);
        }

        shown.Changed();
        return true;
    }
}
