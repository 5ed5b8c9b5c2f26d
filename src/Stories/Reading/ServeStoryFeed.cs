using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ledgerline.Stories.Reading;

/// <summary>The feed of each language's stories.</summary>
internal static class ServeStoryFeed
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/{language:content}/stories/feed.atom", [HttpMethods.Get, HttpMethods.Head], FeedAsync)
        .AllowAnonymous().WithMetadata(new CompressedAttribute(), new CachedAttribute(), new OpenDataAttribute()).ExcludeFromDescription();

    private static async Task<IResult> FeedAsync(string language, LedgerlineDb db, Text text, IOptions<WebOptions> web, CancellationToken cancel)
    {
        var told = ContentLanguage.OfPath(language)!;
        var mark = await db.Set<PublishedState>().Select(state => state.Mark).SingleAsync(cancel);
        var newest = await db.Set<PublishedText>().AsNoTracking().Where(story => story.Language == told.Tag && !story.IsWithdrawn)
            .OrderByDescending(story => story.PublishedOn).ThenByDescending(story => story.Number).Take(StoryFeed.Most).ToListAsync(cancel);
        return TypedResults.Bytes(new StoryFeed(text, mark, web.Value.PublicAddress).Write(told, newest), "application/atom+xml; charset=utf-8");
    }
}
