using Ledgerline.Register.Reading;
using Ledgerline.Register.Statistics;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledgerline.Register.OpenData;

/// <summary>The feed of daily totals.</summary>
internal static class ServeFeed
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapMethods("/{language:language}/feed.atom", [HttpMethods.Get, HttpMethods.Head], FeedAsync)
        .AllowAnonymous().WithMetadata(new CompressedAttribute(), new CachedAttribute(), new OpenDataAttribute()).ExcludeFromDescription();

    private static async Task<IResult> FeedAsync(CountRegister register, PublishedLog log, Text text, IOptions<WebOptions> web, CancellationToken cancel)
    {
        var key = (await log.KeyAsync(cancel))?.ToString() ?? "";
        return TypedResults.Bytes(new AtomFeed(text, key, web.Value.PublicAddress).Write(await register.CountAsync(cancel)), "application/atom+xml; charset=utf-8");
    }
}
