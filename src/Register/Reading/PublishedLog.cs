using System.Runtime.InteropServices;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Reading;

/// <summary>What the world sees of the log: the checkpoint in the public folder and the tiles below it, not the database.</summary>
internal sealed class PublishedLog(LogFolder folder, LogHistory history, LogOptions options)
{
    /// <summary>Who is asked to cosign.</summary>
    public IReadOnlyList<Witness> Witnesses => options.Witnesses;

    /// <summary>How many of them should have.</summary>
    public int Quorum => options.Quorum;

    /// <summary>The log's key; null where there is no log yet.</summary>
    public Task<VerifierKey?> KeyAsync(CancellationToken cancel) => history.KeyAsync(cancel);

    /// <summary>The newest checkpoint with the cosignatures of known witnesses; null where none is published, or none of this log.</summary>
    public async Task<TrustedCheckpoint?> NewestAsync(CancellationToken cancel)
    {
        if (await KeyAsync(cancel) is not { } key || folder.Read(LogPaths.Checkpoint) is not { } bytes)
            return null;
        var policy = new TrustPolicy(key, [.. Witnesses.Select(witness => witness.Key)], Quorum: 0);
        return policy.TryOpen(bytes, out var newest, out _) ? newest : null;
    }

    /// <summary>Reads hashes of the published tree of that size. A tile is read once; a partial one that is gone has become full.</summary>
    public NodeReader Nodes(TreeSize size)
    {
        var tiles = new Dictionary<TileAddress, byte[]>();
        return node =>
        {
            var address = TileAddress.Holding(node, size);
            ref var tile = ref CollectionsMarshal.GetValueRefOrAddDefault(tiles, address, out _);
            tile ??= folder.Read(address.Path) ?? folder.Read(address.Full.Path)
                ?? throw new FileNotFoundException($"The published {address.Path} is missing.");
            return address.HashOf(node, tile);
        };
    }
}
