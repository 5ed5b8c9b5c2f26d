using System.Collections.Frozen;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Ledgerline.Web.RateLimits;

/// <summary>The lanes' places, first come, first served.</summary>
internal sealed class Lanes(IOptions<WebOptions> options) : IDisposable
{
    private readonly FrozenDictionary<Lane, ConcurrencyLimiter> _places = options.Value.Lanes.ToFrozenDictionary(
        each => each.Key,
        each => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = each.Value.AtOnce,
            QueueLimit = each.Value.Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    public static Lane Of(Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<LaneAttribute>() is { } named)
            return named.Lane;
        return endpoint?.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? Lane.Staff : Lane.Public;
    }

    /// <summary>A place, perhaps after waiting for one; its lease was not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(Lane lane, CancellationToken cancel) => _places[lane].AcquireAsync(1, cancel);

    public void Dispose()
    {
        foreach (var places in _places.Values)
            places.Dispose();
    }
}
