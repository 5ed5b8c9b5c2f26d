using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Pictures;

/// <summary>In pixels.</summary>
internal sealed record PictureSize(int Width, int Height);

/// <summary>The pictures of a story, for whoever makes its body into HTML.</summary>
/// <param name="Path">What stands before a picture's name in its address.</param>
internal sealed record ShownPictures(string Path, IReadOnlyDictionary<string, PictureSize> Sizes)
{
    /// <summary>For everybody, once the story has its number.</summary>
    public static string PublicPath(int number) => $"/stories/pictures/{number}/";

    /// <summary>For those who write it.</summary>
    public static string OwnPath(StoryId id) => $"/stories/{id}/pictures/";
}

internal static class PictureSizes
{
    /// <summary>How large each of a story's pictures is, by its name.</summary>
    public static async Task<IReadOnlyDictionary<string, PictureSize>> PictureSizesAsync(this LedgerlineDb db, StoryId id, CancellationToken cancel) =>
        await db.Set<StoryPicture>().Where(p => p.Story == id).Select(p => new { p.Name, p.Width, p.Height }).ToDictionaryAsync(p => p.Name, p => new PictureSize(p.Width, p.Height), cancel);
}
