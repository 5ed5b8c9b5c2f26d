using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>What is done with parts of a log as they are proven, in the order of the log.</summary>
/// <param name="Bundle">Takes a bundle that is right in every way.</param>
/// <param name="Tile">Takes a full tile above the lowest level; may be given one twice.</param>
/// <param name="Settle">Makes durable what was taken.</param>
internal sealed record KeepVerified(Func<BundleSlot, Task> Bundle, Func<TileAddress, ReadOnlyMemory<byte>, Task> Tile, Action Settle);

/// <summary>
/// Goes through a log's bundles in order. Reading, hashing and opening commitments is done by many at once, a window ahead; what depends on the entries
/// before is done one by one.
/// </summary>
internal sealed class WalkBundles(ILogSource source, ProveBundle prove, JudgeEntries judge, AuditTally tally)
{
    private const int Window = 32;

    /// <summary>Goes from where the tally is to the end of the tree.</summary>
    /// <param name="bundleDone">Called after each bundle; says whether to go on.</param>
    /// <param name="windowDone">Called when many were done.</param>
    public async Task RunAsync(TreeSize size, Func<BundleSlot, Task<bool>> bundleDone, Action windowDone, CancellationToken cancel)
    {
        var bundles = (size.Value + BundleAddress.FullWidth - 1) / BundleAddress.FullWidth;
        var (now, next) = (Slots(), Slots());
        var reading = ReadAsync(now, tally.Entries / BundleAddress.FullWidth, bundles, size, cancel);
        for (var first = tally.Entries / BundleAddress.FullWidth; first < bundles; first += Window)
        {
            cancel.ThrowIfCancellationRequested();
            await reading;
            reading = ReadAsync(next, first + Window, bundles, size, cancel);
            try
            {
                foreach (var slot in now[..(int)Math.Min(Window, bundles - first)])
                {
                    await DoAsync(slot, cancel);
                    if (!await bundleDone(slot))
                        return;
                }

                windowDone();
            }
            finally
            {
                // Nothing of ours may still be reading when this ends; what it failed with is thrown when it is awaited above.
                await Task.WhenAny(reading);
            }

            (now, next) = (next, now);
        }
    }

    private static BundleSlot[] Slots() => [.. Enumerable.Range(0, Window).Select(_ => new BundleSlot())];

    private async Task DoAsync(BundleSlot slot, CancellationToken cancel)
    {
        await prove.ProveAsync(slot, cancel);
        await judge.JudgeAsync(slot, (int)Math.Max(0, tally.Entries - slot.Address.First.Value), cancel);
        tally.Entries = slot.Address.First.Value + slot.Address.Width;
    }

    private Task ReadAsync(BundleSlot[] slots, long first, long bundles, TreeSize size, CancellationToken cancel)
    {
        var count = (int)Math.Clamp(bundles - first, 0, Window);
        return Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(
            () => slots[i].ReadAndCheckAsync(source, BundleAddress.Holding(new EntryIndex((first + i) * BundleAddress.FullWidth), size), cancel), cancel)));
    }
}
