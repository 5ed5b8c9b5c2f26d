using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Files between upload and import.</summary>
internal sealed class Uploads(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    /// <summary>Keeps a file until it is imported, thrown away or <see cref="Upload.KeptFor"/> old.</summary>
    public async Task<Guid> KeepAsync(CampaignId campaign, string fileName, string text, CancellationToken cancel)
    {
        var upload = new Upload
        {
            Id = Guid.NewGuid(),
            Campaign = campaign,
            At = clock.GetUtcNow(),
            FileName = fileName,
            TextSealed = keys.Seal(KeyPurpose.Note, text),
        };
        await using var write = await db.BeginWriteAsync(cancel);
        db.Add(upload);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return upload.Id;
    }

    /// <returns>The file's name and text; null when it is not there (any more).</returns>
    public async Task<(string FileName, string Text)?> FindAsync(CampaignId campaign, Guid id, CancellationToken cancel)
    {
        var upload = await Fresh().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Campaign == campaign, cancel);
        return upload is null ? null : (upload.FileName, keys.Open(KeyPurpose.Note, upload.TextSealed));
    }

    /// <summary>Takes a file away, within the caller's transaction or alone.</summary>
    /// <returns>False when it was not there: somebody else took it, or it is too old.</returns>
    public async Task<bool> TakeAwayAsync(CampaignId campaign, Guid id, CancellationToken cancel) =>
        await Fresh().Where(u => u.Id == id && u.Campaign == campaign).ExecuteDeleteAsync(cancel) == 1;

    public async Task DropOldAsync(CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Upload.KeptFor;
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Upload>().Where(u => u.At < oldest).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
    }

    private IQueryable<Upload> Fresh()
    {
        var oldest = clock.GetUtcNow() - Upload.KeptFor;
        return db.Set<Upload>().Where(u => u.At >= oldest);
    }
}
