using Ledgerline.Attacks.Ground;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Sessions;

/// <summary>What a session that somebody finds open does not let her do: all that cannot be undone, and all that changes who may do what.</summary>
public sealed class RecentSignInTests
{
    private static readonly string[] Asked =
    [
        "account/codes *", "account/passkeys *", "account/password *",
        "annulments Order", "erasures Erase",
        "centre/campaigns/{id:guid}/lists/{list:guid}/end -", "centre/campaigns/{id:guid}/lists/{list:guid}/forget -",
        "centre/people/{person:guid} Again, Remove, Roles",
        "operator Give, Take", "operator/centres/{centre:guid} Again, Give, Take",
        "stories Drop", "stories/{story:guid}/{language}/check Withdraw",
    ];

    [Fact]
    public async Task WhatAsksOnceMore_IsThis()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        var pages = system.Services.GetRequiredService<PageLoader>();
        var asks = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in Doors.Source(system).Endpoints.OfType<RouteEndpoint>().Where(Doors.IsPage))
        {
            var page = await pages.LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
            if (page.ModelTypeInfo?.GetCustomAttributes(typeof(RecentSignInAttribute), false).OfType<RecentSignInAttribute>().SingleOrDefault() is { } attribute)
                asks.Add($"{endpoint.RoutePattern.RawText} {Written(attribute.Handlers)}");
        }

        asks.ShouldBe(Asked.Order(StringComparer.Ordinal));
    }

    private static string Written(IReadOnlyList<string> handlers) =>
        handlers.Count == 0 ? "*" : string.Join(", ", handlers.Order(StringComparer.Ordinal).Select(handler => handler.Length == 0 ? "-" : handler));
}
