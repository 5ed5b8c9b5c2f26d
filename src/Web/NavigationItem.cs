using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Web;

/// <summary>A link of the main navigation. Links are shown in the order in which they are added.</summary>
/// <param name="TextKey">The key of its words.</param>
/// <param name="Href">On the public site relative to the language and without a slash in front (<c>""</c> is the first page, <c>"declare"</c> is
/// <c>/en/declare</c>); for staff a path from the root.</param>
/// <param name="Permission">The permission that the person must have to see it, or null for everybody.</param>
/// <param name="Public">Whether it stands on the public site or on the staff's.</param>
/// <param name="Footer">Whether it stands at the foot of the page rather than at its head. Only on the public site, and for everybody.</param>
/// <param name="Unless">The permission of those who come to it another way: they do not see it here.</param>
public sealed record NavigationItem(string TextKey, string Href, string? Permission, bool Public, bool Footer = false, string? Unless = null);

/// <summary>How a module adds its pages to the navigation.</summary>
public static class Navigation
{
    /// <summary>Adds links after those that are there.</summary>
    public static IServiceCollection AddNavigation(this IServiceCollection services, params IReadOnlyList<NavigationItem> items)
    {
        foreach (var item in items) services.AddSingleton(item);
        return services;
    }
}
