using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ledgerline.Stories.Exchange;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Writing;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>A story as a file from elsewhere: read, written again, checked, and shown.</summary>
internal static class StoryFiles
{
    private const string Name = "0123456789abcdef0123456789abcdef";

    private static readonly ShownPictures Pictures = new("/stories/pictures/1/", new Dictionary<string, PictureSize> { [Name] = new(30, 20) });

    /// <summary>All elements that there may be, each with all its attributes.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["a"] = ["href", "target", "rel"],
        ["img"] = ["src", "width", "height", "loading", "alt"],
        ["p"] = ["class"],
        ["ol"] = ["start"],
        ["code"] = ["class"],
        ["ul"] = [],
        ["li"] = [],
        ["em"] = [],
        ["strong"] = [],
        ["pre"] = [],
        ["blockquote"] = [],
        ["hr"] = [],
        ["br"] = [],
        ["h2"] = [],
        ["h3"] = [],
        ["h4"] = [],
        ["h5"] = [],
        ["h6"] = [],
    };

    public static Target Target { get; } = new(
        "story", Try,
        [
            "---\n", "story: \"", "language: \"en\"\n", "translated-from: \"fr\"\n", "title: \"", "summary: \"", "byline: \"", "credit: \"", "occasion: \"NewYear\"\n", "published: \"2026-11-30\"\n", "behind: \"true\"\n", "\\u202e", "\\\"", "\"\n",
            "\n\n", "## ", "> ", "**", $"![x](picture:{Name})", "![", "](picture:", "](javascript:alert(1))", "](https://example.org/)", "<script>", "<https://example.org>", "\" onerror=\"", "&quot;", "12 Maple Road", "21:35", "石井村", "\r",
        ],
        12_000)
    {
        MaxLength = 8_192,
        Allowed = 4_000_000,
        AllowedPerByte = 40_000,
    };

    private static void Try(byte[] bytes)
    {
        var isRead = StoryFile.TryRead(bytes, out var story, out var problem);
        Target.Promise(isRead == story is not null && isRead == problem is null, "It is read, or said what is wrong with it.");
        if (story is not null)
            Target.Promise(StoryFile.TryRead(story.Write(), out var again, out _) && again.Write().AsSpan().SequenceEqual(story.Write()), "Written it is read as the same.");
        var body = story?.Content.Body ?? Encoding.UTF8.GetString(bytes);
        var content = StoryContent.Empty with { Body = body };
        Target.Promise(StoryContent.Empty with { Body = Paragraphs.Join(Paragraphs.Of(body)) } is var joined && joined.Marks.SequenceEqual(content.Marks), "Paragraphs that are joined are the same.");
        PictureLinks.NamesIn(body);
        using var page = new HtmlParser().ParseDocument("");
        foreach (var element in new HtmlParser().ParseFragment(RenderStory.Render(body, Pictures), page.Body!).SelectMany(node => node.DescendantsAndSelf<IElement>()))
            AsPromised(element);
    }

    private static void AsPromised(IElement element)
    {
        Target.Promise(Allowed.TryGetValue(element.LocalName, out var attributes), $"There is an element '{element.LocalName}'.");
        foreach (var attribute in element.Attributes)
            Target.Promise(attributes!.Contains(attribute.Name), $"'{element.LocalName}' has an attribute '{attribute.Name}'.");
        if (element.LocalName == "a")
            Target.Promise(element.GetAttribute("href")!.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || element.GetAttribute("href")!.StartsWith("http://", StringComparison.OrdinalIgnoreCase), $"A link leads to '{element.GetAttribute("href")}'.");
        if (element.LocalName == "img")
            Target.Promise(element.GetAttribute("src") == $"/stories/pictures/1/{Name}.webp", $"A picture is '{element.GetAttribute("src")}'.");
    }
}
