using Ledgerline.Register.Auditing;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Mirroring;

/// <summary>
/// Fetches the records of mirrored entries again where they may have changed, because an erased record must disappear from every mirror. The
/// entries are the mirror's own, which were proven when they came.
/// </summary>
internal sealed class RefreshRecords(ILogSource source, MirrorFolder mirror)
{
    private const int AtOnce = 8;

    private readonly Findings _findings = new();

    /// <summary>Goes through the bundles that were mirrored before this run.</summary>
    /// <param name="before">The size of the log that was mirrored before.</param>
    /// <param name="size">The size up to which the mirror has the entries now.</param>
    /// <returns>What is wrong with records. A wrong one is not taken; the others are.</returns>
    public async Task<Findings> RunAsync(TreeSize before, TreeSize size, CancellationToken cancel)
    {
        using var own = new FolderSource(mirror.Folder);
        var bundles = (before.Value + BundleAddress.FullWidth - 1) / BundleAddress.FullWidth;
        var slots = Enumerable.Range(0, AtOnce).Select(_ => new BundleSlot()).ToList();
        for (var first = 0L; first < bundles; first += AtOnce)
        {
            var window = slots.Take((int)Math.Min(AtOnce, bundles - first)).ToList();
            var outcomes = await Task.WhenAll(window.Select((slot, i) => ReadAsync(slot, own, first + i, size, cancel)));
            foreach (var (slot, outcome) in window.Zip(outcomes))
                Take(slot, outcome);
        }

        return _findings;
    }

    private async Task<ReadOutcome> ReadAsync(BundleSlot slot, FolderSource own, long bundle, TreeSize size, CancellationToken cancel)
    {
        var address = BundleAddress.Holding(new EntryIndex(bundle * BundleAddress.FullWidth), size);
        var changedAt = mirror.ChangedAt(RecordBundle.Path(bundle));
        var outcome = await slot.ReadRecordsAsync(source, address, changedAt > DateTimeOffset.UnixEpoch ? changedAt : null, cancel);
        if (outcome == ReadOutcome.Read)
            await slot.ReadLeavesAsync(own, address, cancel);
        return outcome;
    }

    private void Take(BundleSlot slot, ReadOutcome outcome)
    {
        var path = RecordBundle.Path(slot.Address.Index);
        switch (outcome)
        {
            case ReadOutcome.Unchanged:
                return;
            case ReadOutcome.Missing:
                _findings.AddFile(FindingKind.WrongFile, path, "is missing");
                return;
            case ReadOutcome.TooLarge:
                _findings.AddFile(FindingKind.WrongFile, path, "is too large");
                return;
            case ReadOutcome.Read:
                break;
        }

        if (slot.Count < slot.Address.Width)
        {
            _findings.AddFile(FindingKind.WrongFile, slot.Address.Path, "is missing or broken in the mirror itself; begin a new one");
            return;
        }

        slot.CheckRecords();
        var before = _findings.Count;
        JudgeEntries.NameRecords(slot, _findings);
        if (_findings.Count == before)
            mirror.Write(path, mirror.WithoutReturned(path, slot.RecordsBytes), slot.RecordsChangedAt);
    }
}
