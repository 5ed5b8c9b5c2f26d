using System.Text;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledgerline.Register.OpenData;

/// <summary>What search engines ask for: <c>/robots.txt</c> and, where the site's address was told (<see cref="WebOptions.PublicUrl"/>), <c>/sitemap.xml</c>.</summary>
internal static class ServeSitemap
{
    private const string Xml = "application/xml; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/robots.txt", (IOptions<WebOptions> web) => TypedResults.Text(Robots(web.Value.PublicUrl is null ? null : web.Value.PublicAddress), "text/plain", Encoding.UTF8));
        Map(endpoints, "/sitemap.xml", (IOptions<WebOptions> web, CountRegister register, CancellationToken cancel) =>
            SitemapAsync(web.Value, register, (sitemap, counted) => sitemap.Index(counted), cancel));
        Map(endpoints, "/sitemap/pages.xml", (IOptions<WebOptions> web, CountRegister register, CancellationToken cancel) =>
            SitemapAsync(web.Value, register, (sitemap, _) => sitemap.OfPages(), cancel));
        Map(endpoints, "/sitemap/days-{number:long}.xml", (long number, IOptions<WebOptions> web, CountRegister register, CancellationToken cancel) =>
            SitemapAsync(web.Value, register, (sitemap, counted) => sitemap.OfDays(counted, number), cancel));
    }

    /// <summary>Only what is named may be read: the public pages are below a language, all others are not.</summary>
    public static string Robots(string? site)
    {
        var languages = Languages.All.SelectMany(language => new[] { $"Allow: /{language}/", $"Disallow: /{language}/receipt", $"Disallow: /{language}/search" });
        string[] lines =
        [
            "User-agent: *", "Allow: /$", "Allow: /_content/", "Allow: /sitemap", "Allow: /api/v1/statistics/", .. languages, "Disallow: /",
            .. site is null ? Array.Empty<string>() : ["", $"Sitemap: {site}/sitemap.xml"],
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, Delegate answer) => endpoints.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], answer)
        .AllowAnonymous().WithMetadata(new CompressedAttribute(), new CachedAttribute()).ExcludeFromDescription();

    private static async Task<IResult> SitemapAsync(WebOptions web, CountRegister register, Func<Sitemap, CountedRegister, byte[]?> write, CancellationToken cancel) =>
        web.PublicUrl is not null && write(new Sitemap(web.PublicAddress), await register.CountAsync(cancel)) is { } xml ? TypedResults.Bytes(xml, Xml) : TypedResults.NotFound();
}
