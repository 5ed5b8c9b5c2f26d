using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledgerline.Web.RateLimits;

/// <summary>From whom we believe for whom a request is forwarded.</summary>
internal static class TrustedProxies
{
    /// <summary>
    /// Nobody's word unless proxies were named; then <c>X-Forwarded-For</c>, from the right, up to the first address that is none of theirs. Never scheme or host:
    /// those are told by options.
    /// </summary>
    public static void UseTrustedProxies(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.Proxies is not { Count: > 0 } proxies)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
