using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

/// <summary>Sees to it that those pictures of a story are public which one of its public texts shows, and no others.</summary>
internal sealed class PublishPictures(LedgerlineDb db, KeyRing keys)
{
    /// <summary>Within the transaction that publishes or withdraws, once its texts are saved.</summary>
    public async Task RunAsync(StoryId id, int number, CancellationToken cancel)
    {
        var bodies = await db.Set<PublishedText>().Where(t => t.Number == number && !t.IsWithdrawn).Select(t => t.Markdown).ToListAsync(cancel);
        var shown = bodies.SelectMany(PictureLinks.NamesIn).ToHashSet();
        var there = await db.Set<PublishedPicture>().Where(p => p.Number == number).Select(p => p.Name).ToListAsync(cancel);
        var gone = there.Where(name => !shown.Contains(name)).ToList();
        if (gone.Count > 0)
            await db.Set<PublishedPicture>().Where(p => p.Number == number && gone.Contains(p.Name)).ExecuteDeleteAsync(cancel);
        var missing = shown.Except(there).ToList();
        foreach (var picture in await db.Set<StoryPicture>().AsNoTracking().Where(p => p.Story == id && missing.Contains(p.Name)).ToListAsync(cancel))
            db.Add(new PublishedPicture { Number = number, Name = picture.Name, Bytes = keys.OpenBytes(KeyPurpose.Story, picture.BytesSealed).ToArray() });
        await db.SaveChangesAsync(cancel);
    }
}
