using Ledgerline.Web;

namespace Ledgerline.Stories.Exchange;

/// <summary>How the files of a folder of stories are named.</summary>
internal static class StoryFolder
{
    private const string Text = ".md";
    private const string Picture = ".webp";

    public static string NameOf(string language) => language + Text;

    public static string PictureOf(string name) => name + Picture;

    /// <summary>The files of a story's folder that are texts, in the order of their languages.</summary>
    public static IEnumerable<string> TextsIn(string folder) =>
        ContentLanguage.All.Select(language => Path.Combine(folder, NameOf(language.Tag))).Where(IsFile);

    /// <summary>A link may lead out of the folder: it is none of ours.</summary>
    public static bool IsFile(string path) => new FileInfo(path) is { Exists: true, LinkTarget: null };

    public static IEnumerable<string> StoriesIn(string folder) =>
        new DirectoryInfo(folder).EnumerateDirectories().Where(one => one.LinkTarget is null).Select(one => one.FullName).Order(StringComparer.Ordinal);
}
