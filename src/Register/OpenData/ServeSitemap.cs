using System.Text;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ledgerline.Register.OpenData;

/// <summary>What search engines ask for: <c>/robots.txt</c> and, where the site's address was told (<see cref="WebOptions.PublicUrl"/>), <c>/sitemap.xml</c>.</summary>
internal static class ServeSitemap
{
    private const string Xml = "application/xml; charset=utf-8";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/robots.txt", (IOptions<WebOptions> web, IEnumerable<SitemapPart> parts) =>
            TypedResults.Text(Robots(web.Value.PublicUrl is null ? null : web.Value.PublicAddress, parts.SelectMany(part => part.Robots)), "text/plain", Encoding.UTF8));
        Map(endpoints, "/sitemap.xml", async (IOptions<WebOptions> web, CountRegister register, IEnumerable<SitemapPart> parts, IServiceProvider services, CancellationToken cancel) =>
        {
            var more = new List<string>();
            foreach (var part in parts)
                more.AddRange(Enumerable.Range(0, await part.CountAsync(services, cancel)).Select(number => $"/sitemap/{part.Name}-{number}.xml"));
            return await SitemapAsync(web.Value, register, (sitemap, counted) => sitemap.Index(counted, more), cancel);
        });
        Map(endpoints, "/sitemap/pages.xml", (IOptions<WebOptions> web, CountRegister register, CancellationToken cancel) =>
            SitemapAsync(web.Value, register, (sitemap, _) => sitemap.OfPages(), cancel));
        Map(endpoints, "/sitemap/days-{number:long}.xml", (long number, IOptions<WebOptions> web, CountRegister register, CancellationToken cancel) =>
            SitemapAsync(web.Value, register, (sitemap, counted) => sitemap.OfDays(counted, number), cancel));
        foreach (var part in endpoints.ServiceProvider.GetServices<SitemapPart>())
        {
            Map(endpoints, $"/sitemap/{part.Name}-{{number:int}}.xml", (int number, IOptions<WebOptions> web, IServiceProvider services, CancellationToken cancel) =>
                PartAsync(part, number, web.Value, services, cancel));
        }
    }

    /// <summary>Only what is named may be read: the public pages are below a language, all others are not.</summary>
    public static string Robots(string? site, IEnumerable<string> more)
    {
        var languages = Languages.All.SelectMany(language => new[] { $"Allow: /{language}/", $"Disallow: /{language}/receipt", $"Disallow: /{language}/search" });
        string[] lines =
        [
            "User-agent: *", "Allow: /$", "Allow: /_content/", "Allow: /sitemap", "Allow: /api/v1/statistics/", .. languages, .. more, "Disallow: /",
            .. site is null ? Array.Empty<string>() : ["", $"Sitemap: {site}/sitemap.xml"],
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, Delegate answer) => endpoints.MapMethods(address, [HttpMethods.Get, HttpMethods.Head], answer)
        .AllowAnonymous().WithMetadata(new CompressedAttribute(), new CachedAttribute()).ExcludeFromDescription();

    private static async Task<IResult> SitemapAsync(WebOptions web, CountRegister register, Func<Sitemap, CountedRegister, byte[]?> write, CancellationToken cancel) =>
        web.PublicUrl is not null && write(new Sitemap(web.PublicAddress), await register.CountAsync(cancel)) is { } xml ? TypedResults.Bytes(xml, Xml) : TypedResults.NotFound();

    private static async Task<IResult> PartAsync(SitemapPart part, int number, WebOptions web, IServiceProvider services, CancellationToken cancel)
    {
        if (web.PublicUrl is null || number < 0 || number >= await part.CountAsync(services, cancel))
            return TypedResults.NotFound();
        return TypedResults.Bytes(new Sitemap(web.PublicAddress).Of(await part.ReadAsync(services, number, cancel)), Xml);
    }
}
