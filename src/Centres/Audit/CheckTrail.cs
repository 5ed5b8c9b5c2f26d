namespace Ledgerline.Centres.Audit;

/// <summary>What is wrong with a trail.</summary>
internal enum TrailFault
{
    /// <summary>An entry that there must have been is not there.</summary>
    Missing,

    /// <summary>An entry does not follow from those before it: it, or one right before it, was changed, moved or added.</summary>
    DoesNotFollow,

    /// <summary>What has no place in the chain: added by other means, or by an older program since the chain was made.</summary>
    OutsideTheChain,
}

/// <summary>What somebody wrote down of a trail: an entry's sequence and the beginning of its hash, in small hexadecimal digits.</summary>
internal sealed record WrittenDown(long Sequence, string HashBegins);

/// <param name="Entries">How many follow from one another, from the first on.</param>
/// <param name="Newest">The hash of the last of them.</param>
/// <param name="Fault">What is wrong first, or null.</param>
/// <param name="At">The sequence at which it is; 0 where it has none.</param>
/// <param name="Contains">Whether what was written down is among them; null where nothing was.</param>
internal sealed record TrailState(long Entries, byte[] Newest, TrailFault? Fault, long At, bool? Contains);

/// <summary>Reads a centre's chain from its first entry to its end and computes every hash anew. Memory does not grow with it.</summary>
internal sealed class CheckTrail(ReadTrail read)
{
    public async Task<TrailState> RunAsync(CentreId centre, WrittenDown? written, CancellationToken cancel)
    {
        // What is added meanwhile is read too: so much there must be at least, and at the end no more than there is an end for.
        var least = await read.HeadAsync(centre, cancel);
        var run = new Run(written, least?.Sequence ?? 0, least?.Hash ?? AuditHash.None);
        await foreach (var entry in read.InOrderAsync(centre, cancel))
        {
            if (run.Judge(entry) is { } fault)
                return run.End(fault.Fault, fault.At);
        }

        if (run.Entries < run.Least)
            return run.End(TrailFault.Missing, run.Entries + 1);
        var most = await read.HeadAsync(centre, cancel);
        if (run.Entries > (most?.Sequence ?? 0))
            return run.End(TrailFault.DoesNotFollow, (most?.Sequence ?? 0) + 1);
        return await read.HasUnchainedAsync(centre, cancel) ? run.End(TrailFault.OutsideTheChain, 0) : run.End(null, 0);
    }

    /// <param name="Least">How many there were when it began, the last of them with <paramref name="LeastHash"/>.</param>
    private sealed record Run(WrittenDown? Written, long Least, byte[] LeastHash)
    {
        private byte[] _hash = AuditHash.None;
        private bool _contains;

        public long Entries { get; private set; }

        public (TrailFault Fault, long At)? Judge(AuditEntry entry)
        {
            var (sequence, expected) = (entry.Sequence!.Value, Entries + 1);
            if (sequence > expected)
                return (TrailFault.Missing, expected);
            var hash = AuditHash.Of(entry, expected, _hash);
            if (sequence != expected || entry.Hash is null || !entry.Hash.AsSpan().SequenceEqual(hash) || (sequence == Least && !hash.AsSpan().SequenceEqual(LeastHash)))
                return (TrailFault.DoesNotFollow, sequence);
            (Entries, _hash) = (expected, hash);
            _contains |= sequence == Written?.Sequence && Convert.ToHexStringLower(hash).StartsWith(Written.HashBegins, StringComparison.Ordinal);
            return null;
        }

        public TrailState End(TrailFault? fault, long at) => new(Entries, _hash, fault, at, Written is null ? null : _contains);
    }
}
