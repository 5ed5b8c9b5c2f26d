using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>What following a log came to.</summary>
/// <param name="Trusted">The checkpoint up to which it was followed; null when none was believed.</param>
/// <param name="Tiles">The tree under it; null when the log was refused as a whole.</param>
/// <param name="Totals">The published totals, as they are.</param>
internal sealed record Followed(AuditReport Report, TrustedCheckpoint? Trusted, ProvenTiles? Tiles, ReadOnlyMemory<byte> Totals);

/// <summary>Follows a log from what is known of it to its newest checkpoint and checks everything on the way: the one way in which audits and mirrors read.</summary>
internal sealed class FollowLog(ILogSource source, FollowOptions options, TimeProvider time, KeepVerified? keep, IProgress<AuditProgress>? progress)
{
    private const long EntriesBetweenSaves = 1 << 18;

    private readonly Findings _findings = new();
    private long _savedEntries;

    /// <exception cref="LogUnreachableException">The log could not be read to its end. What was proven is saved.</exception>
    /// <exception cref="FormatException">The state is another log's.</exception>
    public async Task<Followed> RunAsync(CancellationToken cancel)
    {
        var open = new OpenCheckpoint(source, _findings);
        var state = options.StateFile is { } file ? await AuditState.ReadAsync(file, cancel) : null;
        var trust = await LogTrust.DecideAsync(options, state, open, _findings, cancel);
        var tally = state?.ToTally() ?? new AuditTally();
        var known = state is null ? null : trust.Remembered(state.Checkpoint);
        if (known is not null && known.Size.Value < tally.Entries)
            throw new FormatException("The state counts more entries than its checkpoint has.");
        var totals = new CheckTotals(source, _findings);
        var ours = new Following(trust, state, tally);
        while (true)
        {
            if (await open.OpenAsync(trust.Policy, cancel) is not { } trusted || !IsNotBehind(known, trusted.Checkpoint))
                return Refused(ours, null);
            var tiles = await ProvenTiles.OpenAsync(source, trusted.Checkpoint, _findings, keep?.Tile, cancel);
            if (!await ContinuesAsync(known, tiles, cancel))
                return Refused(ours, trusted);
            await WalkAsync(ours, trusted, tiles, cancel);
            var size = trusted.Checkpoint.Size;
            if (tally.Entries < size.Value || size == TreeSize.Zero || await totals.CheckAsync(size, tally.Totals, cancel))
                return Finish(ours, trusted, tiles, totals.Published);
            if (await IsNewestAsync(open, trust, size, cancel))
            {
                _findings.AddFile(FindingKind.WrongFile, Publishing.LogPaths.Totals(size), "is missing");
                return Finish(ours, trusted, tiles, default);
            }

            // The log has moved on meanwhile, and its totals with it.
            known = trusted.Checkpoint;
        }
    }

    private bool IsNotBehind(Checkpoint? known, Checkpoint served)
    {
        if (known is null || served.Size > known.Size || (served.Size == known.Size && served.Root == known.Root))
            return true;
        if (served.Size < known.Size)
            _findings.Add(FindingKind.RolledBack, $"the log was rolled back: it has {served.Size} entries, and had {known.Size} before");
        else
            _findings.Add(FindingKind.Forked, $"the log was forked: with {known.Size} entries it had the root {known.Root}, and now has {served.Root}");
        return false;
    }

    /// <summary>Whether the known tree is a beginning of this one. Where that cannot be proven, it was said already which tile is wrong.</summary>
    private async Task<bool> ContinuesAsync(Checkpoint? known, ProvenTiles tiles, CancellationToken cancel)
    {
        if (known is null || known.Size == TreeSize.Zero || known.Size == tiles.Checkpoint.Size)
            return true;
        var root = await tiles.RootAtAsync(known.Size, cancel);
        if (root == known.Root)
            return true;
        if (root is { } other)
            _findings.Add(FindingKind.Forked, $"the log was forked: its first {known.Size} entries had the root {known.Root}, and now have {other}");
        return false;
    }

    private static async Task<bool> IsNewestAsync(OpenCheckpoint open, LogTrust trust, TreeSize size, CancellationToken cancel) =>
        await open.OpenAsync(trust.Policy, cancel) is not { } newer || newer.Checkpoint.Size <= size;

    private async Task WalkAsync(Following ours, TrustedCheckpoint trusted, ProvenTiles tiles, CancellationToken cancel)
    {
        var (tally, size) = (ours.Tally, trusted.Checkpoint.Size);
        _savedEntries = tally.Entries;
        var days = DayBounds.Of(trusted, ours.State, options.BackDatedDays, time.GetUtcNow());
        var judge = new JudgeEntries(new LeafLookup(source, tiles), days, tally, _findings);
        var walk = new WalkBundles(source, new ProveBundle(tiles, _findings), judge, tally);
        try
        {
            await walk.RunAsync(
                size,
                async slot =>
                {
                    if (keep is not null && _findings.Count == 0)
                        await keep.Bundle(slot);
                    return keep is null || _findings.Count == 0;
                },
                () =>
                {
                    progress?.Report(new AuditProgress(tally.Entries, size.Value));
                    if (tally.Entries - _savedEntries >= EntriesBetweenSaves)
                        Save(ours, trusted, ours.State?.Accepted);
                },
                cancel);
        }
        catch (Exception interrupted) when (interrupted is OperationCanceledException or LogUnreachableException)
        {
            Save(ours, trusted, ours.State?.Accepted);
            throw;
        }
    }

    /// <summary>What was found wrong is found again by the next run: only what is all right is remembered.</summary>
    private void Save(Following ours, TrustedCheckpoint trusted, AuditState.Seen? accepted)
    {
        if (_findings.Count > 0)
            return;
        keep?.Settle();
        // From here on the next run begins after these entries.
        if (options.StateFile is { } file)
            AuditState.Of(ours.Trust.Policy.Log, accepted, trusted.Note, ours.Tally).Write(file);
        _savedEntries = ours.Tally.Entries;
    }

    private Followed Finish(Following ours, TrustedCheckpoint trusted, ProvenTiles tiles, ReadOnlyMemory<byte> totals)
    {
        Save(ours, trusted, new AuditState.Seen(trusted.Checkpoint.Size.Value, trusted.CosignedAt ?? time.GetUtcNow()));
        return new Followed(ours.Report(trusted, _findings), trusted, tiles, totals);
    }

    private Followed Refused(Following ours, TrustedCheckpoint? trusted) => new(ours.Report(trusted, _findings), trusted, null, default);
}
