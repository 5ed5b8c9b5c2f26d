using Microsoft.AspNetCore.Http;

namespace Ledgerline.Web.RateLimits;

/// <summary>Counts each request to an endpoint that is marked with <see cref="NetworkLimitedAttribute"/>, and refuses it where nothing is left.</summary>
internal sealed class LimitNetworks(RequestDelegate next, NetworkLimits limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NetworkLimitedAttribute>() is { } limited && !limits.TryTake(context, limited.Policy))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
