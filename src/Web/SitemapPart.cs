namespace Ledgerline.Web;

/// <summary>A page that search engines should know.</summary>
/// <param name="Path">What stands after the language and its slash.</param>
/// <param name="Languages">In which it is there.</param>
public sealed record SitemapPage(string Path, IReadOnlyList<string> Languages);

/// <summary>How a module adds its pages to <c>/sitemap.xml</c>: as files of their own, <c>/sitemap/NAME-0.xml</c> and on.</summary>
/// <param name="Name">Letters; of no other part.</param>
/// <param name="Robots">Its lines in <c>/robots.txt</c>, which lets in nothing that is not named.</param>
/// <param name="CountAsync">How many files there are.</param>
/// <param name="ReadAsync">The pages of one, from 0. A file may have 50,000 addresses, one for each page and language.</param>
public sealed record SitemapPart(
    string Name, IReadOnlyList<string> Robots, Func<IServiceProvider, CancellationToken, Task<int>> CountAsync, Func<IServiceProvider, int, CancellationToken, Task<IReadOnlyList<SitemapPage>>> ReadAsync);
