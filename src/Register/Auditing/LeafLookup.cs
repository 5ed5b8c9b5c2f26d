using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Finds single leaves again, proven anew by their bundle's place in the tree. Keeps the bundles that it read last: annulments come in groups.</summary>
internal sealed class LeafLookup(ILogSource source, ProvenTiles tiles)
{
    private const int KeptBundles = 8;

    private readonly List<BundleSlot> _kept = [];

    /// <summary>The leaf at an index; null when it cannot be read, proven or understood.</summary>
    public async ValueTask<LeafText?> FindAsync(EntryIndex index, CancellationToken cancel)
    {
        var address = BundleAddress.Holding(index, tiles.Checkpoint.Size);
        var slot = _kept.Find(kept => kept.Address == address) ?? await ReadAsync(address, cancel);
        var within = (int)(index.Value % BundleAddress.FullWidth);
        return within < slot.Count && slot.Checks[within] is { IsLeaf: true } check ? check.Text : null;
    }

    private async ValueTask<BundleSlot> ReadAsync(BundleAddress address, CancellationToken cancel)
    {
        var slot = new BundleSlot();
        if (_kept.Count == KeptBundles)
        {
            slot = _kept[0];
            _kept.RemoveAt(0);
        }

        await slot.ReadLeavesAsync(source, address, cancel);
        if (!await IsProvenAsync(slot, cancel))
            slot.Forget();
        _kept.Add(slot);
        return slot;
    }

    private async ValueTask<bool> IsProvenAsync(BundleSlot slot, CancellationToken cancel) => slot.Address.IsFull
        ? await tiles.RootOfAsync(0, slot.Address.Index, cancel) is { } root && slot.Root == root
        : await tiles.TileAsync(0, slot.Address.Index, cancel) is { } edge && slot.Leaves.SequenceEqual(edge);
}
