using System.Globalization;
using System.Text.Encodings.Web;
using Ledgerline.Web;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Ledgerline.Stories.Writing;

/// <summary>Makes a body into the HTML that is shown, as a preview and to everybody. Nothing in it runs or is loaded from elsewhere.</summary>
internal static class RenderStory
{
    public static string Render(string body)
    {
        if (SafeMarkdown.Parse(body) is not { } document)
            return $"<p class=\"plain\">{HtmlEncoder.Default.Encode(body)}</p>";
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = SafeMarkdown.Renderer(writer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new StoryLinkRenderer());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>A link leads to a web page or nowhere; of a picture only its words are left.</summary>
    private sealed class StoryLinkRenderer : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            var isWeb = !obj.IsImage && SafeMarkdown.IsPage(obj.Url);
            if (isWeb)
                SafeMarkdown.OpenLink(renderer, obj.Url!);
            renderer.WriteChildren(obj);
            if (isWeb)
                renderer.Write("</a>");
        }
    }
}
