using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>What became of the wish for a log.</summary>
public enum CreateLogOutcome
{
    /// <summary>Made and published, with what was sealed before there were logs, if anything was.</summary>
    Created,

    /// <summary>There is one already in the database; nothing was done.</summary>
    AlreadyThere,

    /// <summary>The folder or the saved checkpoint is another log's; nothing was done.</summary>
    PlaceTaken,
}

/// <summary>Makes the log, once. Nothing else does: a log that appeared by itself after a loss would hide the loss.</summary>
public sealed class CreateLog
{
    private readonly LedgerlineDb _db;
    private readonly LogFolder _folder;
    private readonly LogOptions _options;
    private readonly PublishLog _publish;

    internal CreateLog(LedgerlineDb db, LogFolder folder, LogOptions options, PublishLog publish) =>
        (_db, _folder, _options, _publish) = (db, folder, options, publish);

    /// <summary>Makes the log of this key, whose name is the log's origin, and publishes its first checkpoint.</summary>
    public async Task<CreateLogOutcome> CreateAsync(SigningKey key, CancellationToken cancel = default)
    {
        if (_folder.Read(LogPaths.Checkpoint) is not null || File.Exists(_options.SavedCheckpoint))
            return await _db.Set<LogState>().AnyAsync(row => row.VerifierKey != "", cancel) ? CreateLogOutcome.AlreadyThere : CreateLogOutcome.PlaceTaken;
        if (!await WriteAsync(key, cancel))
            return CreateLogOutcome.AlreadyThere;
        await _publish.RunAsync(cancel);
        return CreateLogOutcome.Created;
    }

    private async Task<bool> WriteAsync(SigningKey key, CancellationToken cancel)
    {
        await using var write = await _db.BeginWriteAsync(cancel);
        var before = await _db.Set<LogState>().AsNoTracking().SingleOrDefaultAsync(cancel);
        if (before is { VerifierKey: not "" })
            return false;
        var edge = new CompactRange();
        await foreach (var leaf in _db.Set<Leaf>().AsNoTracking().OrderBy(row => row.Index).AsAsyncEnumerable().WithCancellation(cancel))
            edge.Append(TreeHash.OfLeaf(leaf.Bytes));
        var root = edge.Root();

        await _db.Set<LogState>().ExecuteDeleteAsync(cancel);
        _db.Add(new LogState
        {
            VerifierKey = key.Verifier.ToString(),
            Size = edge.Size.Value,
            Root = root.AsSpan().ToArray(),
            Edge = edge.ToBytes(),
            Declarations = edge.Size.Value,
        });
        _db.Add(new SignedCheckpoint { Size = edge.Size.Value, Root = root.AsSpan().ToArray(), Note = new Checkpoint(key.Name, edge.Size, root).Sign(key).ToString() });
        await _db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
