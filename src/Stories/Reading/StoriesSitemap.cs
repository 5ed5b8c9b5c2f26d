using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Stories.Reading;

/// <summary>The stories for search engines: the lists in the first file, and in each the stories of so many numbers, in whatever languages they are.</summary>
internal static class StoriesSitemap
{
    /// <summary>In all languages that there are together fewer addresses than a file may have.</summary>
    public const int NumbersInOne = 1_000;

    public static SitemapPart Part { get; } = new("stories", ["Allow: /*/stories", "Disallow: /*/stories/search"], CountAsync, ReadAsync);

    private static async Task<int> CountAsync(IServiceProvider services, CancellationToken cancel) =>
        await services.GetRequiredService<LedgerlineDb>().Set<PublishedText>().MaxAsync(text => (int?)text.Number, cancel) is { } last ? (last / NumbersInOne) + 1 : 0;

    private static async Task<IReadOnlyList<SitemapPage>> ReadAsync(IServiceProvider services, int number, CancellationToken cancel)
    {
        var first = number * NumbersInOne;
        var texts = await services.GetRequiredService<LedgerlineDb>().Set<PublishedText>().Where(text => text.Number >= first && text.Number < first + NumbersInOne && !text.IsWithdrawn)
            .OrderBy(text => text.Number).ThenBy(text => text.Language).Select(text => new { text.Number, text.Language }).ToListAsync(cancel);
        return [.. number == 0 ? await ListsAsync(services, cancel) : [], .. texts.GroupBy(text => text.Number, text => text.Language).Select(story => new SitemapPage($"stories/{story.Key}", [.. story]))];
    }

    private static async Task<IEnumerable<SitemapPage>> ListsAsync(IServiceProvider services, CancellationToken cancel)
    {
        var counted = await services.GetRequiredService<CountStories>().CountAsync(cancel);
        return Occasions.Each.Select(occasion => new SitemapPage($"stories/occasion/{occasion.Slug()}", counted.Languages(occasion)))
            .Prepend(new SitemapPage("stories", counted.Languages(occasion: null))).Where(page => page.Languages.Count > 0);
    }
}
