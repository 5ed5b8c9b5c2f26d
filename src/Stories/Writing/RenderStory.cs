using System.Globalization;
using System.Text.Encodings.Web;
using Ledgerline.Stories.Pictures;
using Ledgerline.Web;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Ledgerline.Stories.Writing;

/// <summary>Makes a body into the HTML that is shown, as a preview and to everybody. Nothing in it runs or is loaded from elsewhere.</summary>
internal static class RenderStory
{
    public static string Render(string body, ShownPictures pictures)
    {
        if (SafeMarkdown.Parse(body) is not { } document)
            return $"<p class=\"plain\">{HtmlEncoder.Default.Encode(body)}</p>";
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = SafeMarkdown.Renderer(writer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new StoryLinkRenderer(pictures));
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>A link leads to a web page or nowhere; a picture is one of the story's own, or only its words are left.</summary>
    private sealed class StoryLinkRenderer(ShownPictures pictures) : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            if (obj.IsImage && PictureLinks.NameOf(obj.Url) is { } name && pictures.Sizes.TryGetValue(name, out var size))
            {
                renderer.Write(string.Create(CultureInfo.InvariantCulture, $"<img src=\"{pictures.Path}{name}.webp\" width=\"{size.Width}\" height=\"{size.Height}\" loading=\"lazy\" alt=\""));
                // Words alone: whatever else stands between the brackets would end the attribute.
                renderer.WriteEscape(SafeMarkdown.WordsOf(obj));
                renderer.Write("\">");
                return;
            }

            var isWeb = !obj.IsImage && SafeMarkdown.IsPage(obj.Url);
            if (isWeb)
                SafeMarkdown.OpenLink(renderer, obj.Url!);
            renderer.WriteChildren(obj);
            if (isWeb)
                renderer.Write("</a>");
        }
    }
}
