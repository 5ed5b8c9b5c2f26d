using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

/// <summary>Says of each published translation of a story whether the text that it was made from has changed since, paragraph by paragraph.</summary>
internal sealed class MarkBehind(LedgerlineDb db, KeyRing keys)
{
    /// <summary>Within the transaction that publishes; the caller saves.</summary>
    public async Task RunAsync(StoryId id, CancellationToken cancel)
    {
        var texts = await db.Set<StoryText>().AsNoTracking().Where(t => t.Story == id && t.Published != null && t.State != TextState.Withdrawn).ToListAsync(cancel);
        if (texts.Count < 2)
            return;
        var number = await db.Set<Story>().Where(s => s.Id == id).Select(s => s.Number).SingleAsync(cancel);
        var copies = await db.Set<PublishedText>().Where(t => t.Number == number).ToListAsync(cancel);
        foreach (var translation in texts.Where(t => t.From is not null))
        {
            if (copies.Find(copy => copy.Language == translation.Language) is { } copy && texts.Find(t => t.Language == translation.From) is { } source)
                copy.IsBehind = !(await db.PublicContentAsync(keys, source, cancel)).Marks.SequenceEqual((await db.PublicContentAsync(keys, translation, cancel)).Sources);
        }
    }
}
