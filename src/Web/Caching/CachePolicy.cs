using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace Ledgerline.Web.Caching;

/// <summary>What the output cache keeps, and under what: the address, the version of what is public, the encoding. Only answers 200, without cookies.</summary>
internal sealed class CachePolicy : IOutputCachePolicy
{
    /// <summary>All pages together; those used least make room.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    public const long MaxBytesOfOne = 1024 * 1024;

    /// <summary>Only a bound: what is kept ends with its version.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (context.HttpContext.Features.Get<CachedAnswer>() is not { } answer)
            return ValueTask.CompletedTask;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Longest;
        context.Tags.Add(PublicVersion.Tag);
        var rules = context.CacheVaryByRules;
        rules.VaryByHost = false;
        rules.QueryKeys = new StringValues([.. context.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<CachedAttribute>().Query]);
        rules.VaryByValues["version"] = answer.Version;
        rules.VaryByValues["encoding"] = answer.Encoding;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
