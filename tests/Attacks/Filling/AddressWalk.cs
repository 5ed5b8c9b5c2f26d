using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Walking;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Filling;

/// <summary>Asks at every door that is only read, with words in everything that it takes from the address: each part of the path, and all that it reads from the query, by what its code says that it reads.</summary>
internal sealed class AddressWalk(TwoCentres ground, Func<int, string> words)
{
    /// <summary>Names that the pipeline reads, whatever the page.</summary>
    private static readonly string[] Always = ["handler", "language", "page", "area"];

    public async IAsyncEnumerable<Seen> WalkAsync()
    {
        var (doors, pages) = (await Doors.OfAsync(ground.System), ground.System.Services.GetRequiredService<PageLoader>());
        var turn = 0;
        foreach (var line in PermissionTable.Lines.Where(line => line.Door is { Method: "GET", Handler: not "Progress" }))
        {
            var (endpoint, visitor) = (doors[line.Door], line.Owner is { } owner ? ground.Person('A', owner) : ground.Stranger());
            var names = (await NamesAsync(endpoint, pages)).Concat(Always).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var plain = Knock.Address(line, endpoint, ground.Things);
            var query = string.Join('&', names.Where(name => !plain.Contains($"{name}=", StringComparison.OrdinalIgnoreCase)).Select(name => $"{name}={Uri.EscapeDataString(words(turn++))}"));
            foreach (var address in Paths(plain.Split('?')[0], endpoint, () => words(turn++)).Prepend($"{plain}{(plain.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}"))
                yield return new Seen(visitor, address, line.Door.Pattern, $"{line.Door} at {address}", await visitor.GetAsync(address));
        }
    }

    /// <summary>What a door reads from the query or the path.</summary>
    private static async Task<IEnumerable<string>> NamesAsync(RouteEndpoint endpoint, PageLoader pages)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return endpoint.Metadata.OfType<IParameterBindingMetadata>().Select(parameter => parameter.Name);
        var compiled = await pages.LoadAsync(page, endpoint.Metadata);
        return compiled.BoundProperties.Select(property => property.Name).Concat(compiled.HandlerMethods.SelectMany(handler => handler.Parameters).Select(parameter => parameter.Name!));
    }

    /// <summary>The path, with words in the place of one part after the other.</summary>
    private static IEnumerable<string> Paths(string plain, RouteEndpoint endpoint, Func<string> next)
    {
        var parts = plain.Split('/');
        foreach (var (place, segment) in endpoint.RoutePattern.PathSegments.Index())
        {
            if (segment.Parts.OfType<RoutePatternParameterPart>().Any())
                yield return string.Join('/', [.. parts[..Math.Min(place + 1, parts.Length)], Uri.EscapeDataString(next()), .. parts.Skip(place + 2)]);
        }
    }
}
