using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Reading;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

/// <summary>Takes what was published back: its address says so from then on, and nothing of it is left among what is public. With an original go all of its translations.</summary>
internal sealed class WithdrawText(LedgerlineDb db, AuditTrail audit, PublishPictures pictures, IndexStories index, FillMemory memory, PublicVersion shown)
{
    /// <returns>False when the centre has no such text, or nothing of it is public.</returns>
    public async Task<bool> WithdrawAsync(Actor actor, StoryId id, string language, CancellationToken cancel = default)
    {
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            if (await Hold.TextAsync(db, actor.Centre, id, language, cancel) is not { Published: not null, State: not TextState.Withdrawn } text)
                return false;
            await PublishedState.CountAsync(db, cancel);
            var number = await db.Set<Story>().Where(s => s.Id == id).Select(s => s.Number).SingleAsync(cancel);
            var texts = await db.Set<StoryText>().Where(t => t.Story == id && t.Published != null && (t.Language == language || text.From == null)).ToListAsync(cancel);
            foreach (var each in texts)
                (each.State, each.Published, each.SentBy) = (TextState.Withdrawn, null, null);
            var languages = texts.Select(t => t.Language).ToList();
            foreach (var copy in await db.Set<PublishedText>().Where(t => t.Number == number && languages.Contains(t.Language)).ToListAsync(cancel))
            {
                (copy.Title, copy.Summary, copy.Byline, copy.Credit, copy.Markdown, copy.Html) = ("", "", "", "", "", "");
                (copy.IsWithdrawn, copy.IsBehind) = (true, false);
            }

            await index.RemoveAsync(number!.Value, languages, cancel);
            audit.Record(actor, "story-withdrawn", id.Value);
            await db.SaveChangesAsync(cancel);
            await pictures.RunAsync(id, number!.Value, cancel);
            await memory.RunAsync(id, cancel);
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
        }

        shown.Changed();
        return true;
    }
}
