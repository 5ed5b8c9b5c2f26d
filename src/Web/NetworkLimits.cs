using System.Collections.Frozen;
using System.Globalization;
using Ledgerline.Web.RateLimits;
using Microsoft.AspNetCore.Http;

namespace Ledgerline.Web;

/// <summary>
/// Limits how much comes from one network, and from everybody together, without knowing who: a network (IPv4 /24, IPv6 /48) is remembered by a keyed hash
/// whose key is random, stays in memory and is another one each day. Nothing of it is stored or logged. Safe to use from any thread.
/// </summary>
/// <remarks>
/// Requests that come from no public address (this machine, a private network) are many people's behind one: a proxy that nobody named
/// (<see cref="WebOptions.Proxies"/>), or an onion service. Only the limit of everybody together holds for them.
/// </remarks>
public sealed class NetworkLimits
{
    private readonly NetworkHash _hash;
    private readonly FrozenDictionary<NetworkPolicy, Buckets> _buckets;

    /// <summary>Starts with everything allowed.</summary>
    public NetworkLimits(TimeProvider time)
    {
        _hash = new NetworkHash(time);
        _buckets = Enum.GetValues<NetworkPolicy>().ToFrozenDictionary(policy => policy, policy => new Buckets(Allowance.Of(policy), time));
    }

    /// <summary>Takes one from what the request's network, and everybody, may still do.</summary>
    /// <param name="of">What of it, such as an account: each has an allowance of its own in each network, and then also where the network is not known.</param>
    /// <returns>False where nothing is left. Then nothing was taken, and the answer's <c>Retry-After</c> is set; its status is the caller's to set (429).</returns>
    public bool TryTake(HttpContext context, NetworkPolicy policy, string? of = null)
    {
        if (_buckets[policy].TryTake(_hash.Of(context.Connection.RemoteIpAddress, of), out var wait))
            return true;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return false;
    }

    /// <summary>Takes one of what everybody together may do with one thing, from whatever network: for what only somebody who knows a secret can use up.</summary>
    public bool TryTakeAnywhere(NetworkPolicy policy, string of) => _buckets[policy].TryTake(_hash.Of(null, of), out _);

    /// <summary>Gives back what <see cref="TryTakeAnywhere"/> took.</summary>
    public void GiveBackAnywhere(NetworkPolicy policy, string of) => _buckets[policy].GiveBack(_hash.Of(null, of));

    /// <summary>Gives back what was taken for the request: it turned out to be none that should count.</summary>
    public void GiveBack(HttpContext context, NetworkPolicy policy, string? of = null) =>
        _buckets[policy].GiveBack(_hash.Of(context.Connection.RemoteIpAddress, of));
}
