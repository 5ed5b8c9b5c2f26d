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
