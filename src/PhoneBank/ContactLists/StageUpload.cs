using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Keeps an uploaded file's text, sealed, until it is imported.</summary>
internal sealed class StageUpload(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    public async Task<Guid> StageAsync(CampaignId campaign, string fileName, string text, CancellationToken cancel = default)
    {
        var upload = new Upload
        {
            Id = Guid.NewGuid(),
            Campaign = campaign,
            At = clock.GetUtcNow(),
            FileName = fileName.Length > ContactList.MaxNameLength ? fileName[..ContactList.MaxNameLength] : fileName,
            TextSealed = keys.Seal(KeyPurpose.Note, text),
        };
        await using var write = await db.BeginWriteAsync(cancel);
        db.Add(upload);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return upload.Id;
    }

    /// <returns>The file's name and text; null when it was imported or thrown away, or is another campaign's.</returns>
    public async Task<(string FileName, string Text)?> FindAsync(Guid id, CampaignId campaign, CancellationToken cancel = default)
    {
        var upload = await db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Campaign == campaign, cancel);
        return upload is null ? null : (upload.FileName, keys.Open(KeyPurpose.Note, upload.TextSealed));
    }
}
