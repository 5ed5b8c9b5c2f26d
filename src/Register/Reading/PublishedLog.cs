using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Reading;

/// <summary>What the world sees of the log: the checkpoint in the public folder and the tiles below it, not the database. Lives as long as one request.</summary>
internal sealed class PublishedLog(LogFolder folder, LogHistory history, LogOptions options)
{
    private VerifierKey? _key;

    /// <summary>Who is asked to cosign.</summary>
    public IReadOnlyList<Witness> Witnesses => options.Witnesses;

    /// <summary>How many of them should have.</summary>
    public int Quorum => options.Quorum;

    /// <summary>The log's key; null where there is no log yet.</summary>
    public async Task<VerifierKey?> KeyAsync(CancellationToken cancel) => _key ??= await history.KeyAsync(cancel);

    /// <summary>The newest checkpoint with the cosignatures of known witnesses; null where none is published, or none of this log.</summary>
    public async Task<TrustedCheckpoint?> NewestAsync(CancellationToken cancel)
    {
        if (await KeyAsync(cancel) is not { } key || folder.Read(LogPaths.Checkpoint) is not { } bytes)
            return null;
        var policy = new TrustPolicy(key, [.. Witnesses.Select(witness => witness.Key)], Quorum: 0);
        return policy.TryOpen(bytes, out var newest, out _) ? newest : null;
    }

    /// <summary>Reads hashes of the published tree of that size.</summary>
    public NodeReader Nodes(TreeSize size) => new TileNodes(folder, size).Read;
}
