using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Pictures;

/// <summary>The pictures of public stories for everybody, and those of a centre's own for its editors.</summary>
internal static class ServePictures
{
    private const string Type = "image/webp";

    public static void MapPublic(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/stories/pictures/{number:int}/{name:regex(^[0-9a-f]{{32}}$)}.webp", [HttpMethods.Get, HttpMethods.Head], PublicAsync).AllowAnonymous();
        endpoints.MapMethods("/stories/cards/{number:int}/{language}.png", [HttpMethods.Get, HttpMethods.Head], CardAsync).AllowAnonymous().WithMetadata(new CachedAttribute(), new CompressedAttribute());
    }

    public static void MapOwn(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/stories/{story:guid}/pictures/{name:regex(^[0-9a-f]{{32}}$)}.webp", OwnAsync).RequireAuthorization(Permission.EditStories);

    private static async Task<IResult> PublicAsync(int number, string name, HttpContext context, LedgerlineDb db, CancellationToken cancel)
    {
        var bytes = await db.Set<PublishedPicture>().Where(p => p.Number == number && p.Name == name).Select(p => p.Bytes).SingleOrDefaultAsync(cancel);
        if (bytes is null)
            return Results.NotFound();
        // Not for ever: what is withdrawn is gone from browsers within the hour.
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(bytes, Type);
    }

    private static async Task<IResult> CardAsync(int number, string language, LedgerlineDb db, CancellationToken cancel)
    {
        if (ContentLanguage.Find(language) is not { } found)
            return Results.NotFound();
        var title = await db.Set<PublishedText>().Where(t => t.Number == number && t.Language == language && !t.IsWithdrawn).Select(t => t.Title).SingleOrDefaultAsync(cancel);
        return title is null ? Results.NotFound() : Results.Bytes(DrawCard.Draw(title, Text.In(Languages.Choose(language))["layout.site"], found), "image/png");
    }

    private static async Task<IResult> OwnAsync(Guid story, string name, HttpContext context, LedgerlineDb db, KeyRing keys, CancellationToken cancel)
    {
        var (id, centre) = (new StoryId(story), context.User.Actor().Centre);
        if (!await db.Set<Story>().AnyAsync(s => s.Id == id && s.Centre == centre, cancel))
            return Results.NotFound();
        var picture = await db.Set<StoryPicture>().Where(p => p.Story == id && p.Name == name).Select(p => p.BytesSealed).SingleOrDefaultAsync(cancel);
        return picture is null ? Results.NotFound() : Results.Bytes(keys.OpenBytes(KeyPurpose.Story, picture).ToArray(), Type);
    }
}
