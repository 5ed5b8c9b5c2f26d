using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Files between upload and the end of their import. Written and thrown away a part at a time, so that others wait for as little as can be.</summary>
internal sealed class Uploads(LedgerlineDb db, KeyRing keys, TimeProvider clock)
{
    private const int PartsAtOnce = 16;

    /// <summary>Keeps a file, as it comes, until it is imported, thrown away or <see cref="Upload.KeptFor"/> old.</summary>
    /// <returns>Its id, or what is wrong with it; then nothing is kept.</returns>
    public async Task<(Guid Id, FileProblem? Problem)> KeepAsync(CampaignId campaign, string fileName, Stream content, CancellationToken cancel)
    {
        var upload = new Upload { Id = Guid.NewGuid(), Campaign = campaign, At = clock.GetUtcNow(), FileName = fileName };
        await SaveAsync(upload, cancel);
        var (encoding, refusal) = await KeepPartsAsync(upload.Id, content, cancel);
        var (rows, problem) = refusal is { } why ? (0, new FileProblem(why)) : await Sheet.CheckAsync(Open(upload.Id), encoding, null, cancel);
        if (problem is not null)
            await ThrowAwayAsync(upload.Id, cancel);
        else
            await WriteAsync(() => db.Set<Upload>().Where(u => u.Id == upload.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.Rows, rows).SetProperty(u => u.Encoding, encoding), cancel), cancel);
        return (upload.Id, problem);
    }

    /// <returns>Null when it is not there (any more).</returns>
    public Task<Upload?> FindAsync(CampaignId campaign, Guid id, CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Upload.KeptFor;
        return db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.Campaign == campaign && u.At >= oldest && u.Rows > 0, cancel);
    }

    /// <summary>The bytes of a file that was kept, from the beginning.</summary>
    public Stream Open(Guid id) => new UploadStream(db, keys, id);

    /// <summary>Throws a file away; one that is not there is no fault.</summary>
    public async Task ThrowAwayAsync(Guid id, CancellationToken cancel)
    {
        await WriteAsync(() => db.Set<Upload>().Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Rows, 0), cancel), cancel);
        while (await db.Set<UploadPart>().Where(p => p.Upload == id).MinAsync(p => (int?)p.Number, cancel) is { } first)
            await WriteAsync(() => db.Set<UploadPart>().Where(p => p.Upload == id && p.Number < first + PartsAtOnce).ExecuteDeleteAsync(cancel), cancel);
        await WriteAsync(() => db.Set<Upload>().Where(u => u.Id == id).ExecuteDeleteAsync(cancel), cancel);
    }

    /// <summary>Throws away what nobody came back to import, and what never came whole.</summary>
    public async Task DropOldAsync(CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Upload.KeptFor;
        var old = await db.Set<Upload>().Where(u => u.At < oldest && !db.Set<ContactList>().Any(list => list.Id == u.Id && list.State == ListState.Importing))
            .Select(u => u.Id).ToListAsync(cancel);
        foreach (var id in old)
            await ThrowAwayAsync(id, cancel);
    }

    private async Task<(FileEncoding Encoding, FileRefusal? Refusal)> KeepPartsAsync(Guid upload, Stream content, CancellationToken cancel)
    {
        var (look, buffer) = (new LookAtFile(), new byte[UploadPart.Bytes]);
        for (var number = 0; ; number++)
        {
            var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            if (length == 0)
                break;
            var bytes = buffer.AsMemory(0, length);
            if (look.Add(bytes.Span) is { } refusal)
                return (default, refusal);
            await SaveAsync(new UploadPart { Upload = upload, Number = number, BytesSealed = keys.Seal(KeyPurpose.Note, bytes.Span) }, cancel);
        }

        var (encoding, why) = look.End();
        return (encoding ?? default, why);
    }

    private async Task SaveAsync(object row, CancellationToken cancel)
    {
        db.Add(row);
        await WriteAsync(() => db.SaveChangesAsync(cancel), cancel);
        db.ChangeTracker.Clear();
    }

    private async Task WriteAsync(Func<Task<int>> work, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await work();
        await write.CommitAsync(cancel);
    }
}
