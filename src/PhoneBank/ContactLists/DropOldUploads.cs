using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Throws away files that were previewed and never imported.</summary>
internal sealed class DropOldUploads(LedgerlineDb db, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancel = default)
    {
        var before = clock.GetUtcNow() - Upload.KeptFor;
        if (!await db.Set<Upload>().AnyAsync(upload => upload.At < before, cancel))
            return;
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Upload>().Where(upload => upload.At < before).ExecuteDeleteAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
