using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Tiles as they are served, and as they can be made again of what is below them. Nothing here is proven.</summary>
internal sealed class ServedTiles(ILogSource source)
{
    private readonly FileBuffer _buffer = new();
    private readonly BundleSlot _slot = new();

    /// <summary>A tile's bytes, or null and why there are none.</summary>
    public async ValueTask<(byte[]? Bytes, string Why)> ReadAsync(TileAddress address, CancellationToken cancel)
    {
        var (outcome, isFull) = await source.ReadEitherAsync(address.Path, address.Full.Path, _buffer, address.Full.Bytes, cancel);
        var expected = (isFull ? address.Full : address).Bytes;
        return outcome switch
        {
            ReadOutcome.Read when _buffer.Length == expected => (_buffer.Span[..address.Bytes].ToArray(), ""),
            ReadOutcome.Read => (null, $"has {_buffer.Length} bytes instead of {expected}"),
            ReadOutcome.TooLarge => (null, $"has more than {expected} bytes"),
            ReadOutcome.Missing or ReadOutcome.Unchanged => (null, "is missing"),
        };
    }

    /// <summary>Makes a tile of the entries or tiles below it; null when they are not all there.</summary>
    public async ValueTask<byte[]?> RebuildAsync(TileAddress address, CancellationToken cancel)
    {
        if (address.Level == 0)
        {
            await _slot.ReadLeavesAsync(source, new BundleAddress(address.Index, address.Width), cancel);
            return _slot.Count == address.Width ? _slot.Leaves.ToArray() : null;
        }

        var tile = new byte[address.Bytes];
        for (var i = 0; i < address.Width; i++)
        {
            var below = new TileAddress(address.Level - 1, (address.Index * TileAddress.FullWidth) + i, TileAddress.FullWidth);
            if (await ReadAsync(below, cancel) is not { Bytes: { } bytes })
                return null;
            TileRoot.Of(bytes).AsSpan().CopyTo(tile.AsSpan(i * TreeHash.Bytes));
        }

        return tile;
    }
}
