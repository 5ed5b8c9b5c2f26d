using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Ground;

/// <summary>One way into the program: a method of an endpoint, and of a page a handler.</summary>
/// <param name="Handler">The handler's name; "-" for none.</param>
internal sealed record Door(string Method, string Pattern, string Handler)
{
    public override string ToString() => $"{Method} {Pattern} {Handler}";
}

/// <summary>All of them.</summary>
internal static class Doors
{
    public static EndpointDataSource Source(TestSystem system) => system.Services.GetRequiredService<EndpointDataSource>();

    /// <summary>Every door but those of style sheets, scripts and pictures, which are files.</summary>
    public static async Task<IReadOnlyDictionary<Door, RouteEndpoint>> OfAsync(TestSystem system)
    {
        var pages = system.Services.GetRequiredService<PageLoader>();
        var found = new Dictionary<Door, RouteEndpoint>();
        foreach (var endpoint in Source(system).Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsFile(endpoint)))
        {
            foreach (var (method, handler) in await WaysAsync(endpoint, pages))
                found.TryAdd(new Door(method, Address(endpoint), handler), endpoint);
        }

        return found;
    }

    public static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>Whether a request through it can change anything.</summary>
    public static bool IsUnsafe(Door door) => door.Method is not ("GET" or "HEAD" or "OPTIONS" or "ANY");

    private static string Address(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    private static async Task<IEnumerable<(string Method, string Handler)>> WaysAsync(RouteEndpoint endpoint, PageLoader pages)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => (method, "-"));
        var handlers = (await pages.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Select(handler => (Method: handler.HttpMethod.ToUpperInvariant(), Handler: handler.Name ?? "-")).ToList();
        // A page without a handler for GET is shown all the same.
        return handlers.Contains(("GET", "-")) ? handlers : [("GET", "-"), .. handlers];
    }
}
