using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Publishing;

/// <summary>
/// Brings the public folder up to the database: entries, tiles, records, totals, and last of all the checkpoint. Going on after a seal and recovering
/// after a crash are the same: whatever is missing is written, whatever is there must be what would be written.
/// </summary>
internal sealed class PublishLog(
    LedgerlineDb db, LogFolder folder, LogHistory history, PublishTree tree, PublishRecords records, GatherCosignatures cosign, KeepCheckpoint keep)
{
    /// <summary>Runs once. Does nothing where there is no log, or another process is publishing.</summary>
    /// <returns>The size of the log where it has grown, or null.</returns>
    /// <exception cref="BrokenRegisterException">What is published contradicts the database; nothing was replaced.</exception>
    public async Task<TreeSize?> RunAsync(CancellationToken cancel = default)
    {
        using var place = folder.TryLock();
        if (place is null || await history.KeyAsync(cancel) is not { } key)
            return null;
        var published = await history.RequireAsync(cancel);
        var (target, totals) = await ReadTargetAsync(cancel);
        var (note, checkpoint) = Read(target.Note);
        if (published?.Checkpoint.Size != checkpoint.Size)
        {
            await folder.WriteOnceAsync(LogPaths.VerifierKey, System.Text.Encoding.UTF8.GetBytes($"{key}\n"));
            await tree.WriteAsync(published?.Checkpoint, checkpoint, cancel);
            await records.WriteNewAsync(published?.Checkpoint.Size ?? TreeSize.Zero, checkpoint.Size, cancel);
            await folder.WriteOnceAsync(LogPaths.Totals(checkpoint.Size), totals.ToBytes());
        }

        await records.WriteErasedAsync(checkpoint.Size, cancel);
        await folder.SyncAsync();
        await records.ForgetErasedAsync(cancel);
        await CollectAsync(published?.Checkpoint.Size ?? TreeSize.Zero, checkpoint.Size);
        await keep.KeepAsync(published, await cosign.RunAsync(note, checkpoint, key, cancel), cancel);
        return published?.Checkpoint.Size == checkpoint.Size ? null : checkpoint.Size;
    }

    /// <summary>The newest checkpoint with the totals that belong to it: read again when a seal came in between.</summary>
    private async Task<(SignedCheckpoint Target, LogTotals Totals)> ReadTargetAsync(CancellationToken cancel)
    {
        while (true)
        {
            var before = await db.Set<LogState>().AsNoTracking().SingleAsync(cancel);
            var days = await db.Set<DayTotal>().AsNoTracking().ToListAsync(cancel);
            var after = await db.Set<LogState>().AsNoTracking().SingleAsync(cancel);
            if (after.Size == before.Size)
            {
                var target = await db.Set<SignedCheckpoint>().AsNoTracking().SingleAsync(row => row.Size == after.Size, cancel);
                return (target, CountTotals.Of(after, days));
            }
        }
    }

    /// <summary>
    /// Takes away partial tiles whose full ones are there now, and totals of sizes before the last one published. Ahead of the checkpoint, so that a
    /// crash after it leaves nothing behind; whoever still looks for a partial tile finds the full one (C2SP tlog-tiles, "Partial Tiles").
    /// </summary>
    private async Task CollectAsync(TreeSize before, TreeSize now)
    {
        if (before == now)
            return;
        foreach (var partial in TileAddress.Partials(before).Where(partial => now.Value >> (partial.Level * TileAddress.Height) >= (partial.Index + 1) * TileAddress.FullWidth))
        {
            await folder.DeleteAsync($"{partial.Full.Path}.p");
            if (partial.Level == 0)
                await folder.DeleteAsync($"{new BundleAddress(partial.Index, BundleAddress.FullWidth).Path}.p");
        }

        foreach (var name in folder.Names(LogPaths.TotalsFolder).ToList())
        {
            if (TreeSize.TryParse(name, out var size) && size < before)
                await folder.DeleteAsync(LogPaths.Totals(size));
        }
    }

    private static (SignedNote Note, Checkpoint Checkpoint) Read(string text) =>
        SignedNote.TryParse(text, out var note) && Checkpoint.TryParse(note.Text, out var checkpoint)
            ? (note, checkpoint)
            : throw new BrokenRegisterException("The database's newest checkpoint cannot be read.");
}
