using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Pictures;

/// <summary>Adds a picture to a story of the centre. Where it stands, a version's body says.</summary>
internal sealed class AddPicture(LedgerlineDb db, KeyRing keys, AuditTrail audit)
{
    /// <returns>Its name; null when the centre has no such story. The same picture twice is one.</returns>
    public async Task<string?> AddAsync(Actor actor, StoryId id, MadePicture picture, CancellationToken cancel = default)
    {
        var name = ReadPicture.NameOf(picture.Bytes);
        await using var write = await db.BeginWriteAsync(cancel);
        // Held, so that two who add the same do it one after the other.
        if (await db.Set<Story>().Where(s => s.Id == id && s.Centre == actor.Centre).ExecuteUpdateAsync(set => set.SetProperty(s => s.Occasion, s => s.Occasion), cancel) == 0)
            return null;
        if (await db.Set<StoryPicture>().AnyAsync(p => p.Story == id && p.Name == name, cancel))
            return name;
        db.Add(new StoryPicture { Story = id, Name = name, BytesSealed = keys.Seal(KeyPurpose.Story, picture.Bytes), Width = picture.Width, Height = picture.Height });
        audit.Record(actor, "picture-added", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return name;
    }
}
