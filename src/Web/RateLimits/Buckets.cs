namespace Ledgerline.Web.RateLimits;

/// <summary>A policy's buckets: one a network and one for everybody. A full bucket is not kept: it is as if there were none.</summary>
/// <remarks>
/// There are never more than everybody's burst and what refills while a network's bucket does, since a network has one only after something was taken for
/// it from everybody's: no flood of addresses fills the memory.
/// </remarks>
internal sealed class Buckets((Allowance Network, Allowance Everybody) allowances, TimeProvider time)
{
    private const int FewestSwept = 1_024;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, Bucket> _networks = [];
    private Bucket _everybody = Bucket.Full(allowances.Everybody);
    private int _sweepAbove = FewestSwept;

    /// <summary>How many networks are remembered.</summary>
    public int Networks
    {
        get
        {
            lock (_lock)
                return _networks.Count;
        }
    }

    /// <param name="network">Null for whoever is in none: then only everybody's bucket counts.</param>
    /// <param name="wait">Where nothing is left: for how long.</param>
    public bool TryTake(UInt128? network, out TimeSpan wait)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var ours = Now(network, now);
            _everybody = _everybody.At(now, allowances.Everybody);
            wait = Longest(ours.Wait(allowances.Network), _everybody.Wait(allowances.Everybody));
            if (wait > TimeSpan.Zero)
                return false;
            _everybody = _everybody.Less(1);
            Keep(network, ours.Less(1), now);
            return true;
        }
    }

    public void GiveBack(UInt128? network)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _everybody = _everybody.Less(-1).At(now, allowances.Everybody);
            Keep(network, Now(network, now).Less(-1).At(now, allowances.Network), now);
        }
    }

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Bucket Now(UInt128? network, DateTimeOffset now) =>
        network is { } id && _networks.TryGetValue(id, out var bucket) ? bucket.At(now, allowances.Network) : Bucket.Full(allowances.Network) with { Time = now };

    private void Keep(UInt128? network, Bucket bucket, DateTimeOffset now)
    {
        if (network is not { } id)
            return;
        _networks[id] = bucket;
        if (_networks.Count <= _sweepAbove)
            return;
        foreach (var (each, its) in _networks)
        {
            if (its.At(now, allowances.Network).Left >= allowances.Network.Burst)
                _networks.Remove(each);
        }

        // Twice what is left: sweeping costs as much as what was taken since the last time.
        _sweepAbove = Math.Max(FewestSwept, _networks.Count * 2);
    }

    private readonly record struct Bucket(double Left, DateTimeOffset Time)
    {
        public static Bucket Full(Allowance allowance) => new(allowance.Burst, DateTimeOffset.MinValue);

        public Bucket At(DateTimeOffset now, Allowance allowance) =>
            new(Math.Clamp(Left + ((now - Time).TotalSeconds * allowance.PerSecond), 0, allowance.Burst), now);

        public Bucket Less(double taken) => this with { Left = Left - taken };

        public TimeSpan Wait(Allowance allowance) => Left >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - Left) / allowance.PerSecond);
    }
}
