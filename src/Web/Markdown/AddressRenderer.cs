using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Ledgerline.Web.Markdown;

/// <summary>An address in pointed brackets.</summary>
internal sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        var isWeb = !obj.IsEmail && SafeMarkdown.IsPage(obj.Url);
        if (isWeb)
            SafeMarkdown.OpenLink(renderer, obj.Url);
        renderer.WriteEscape(obj.Url);
        if (isWeb)
            renderer.Write("</a>");
    }
}
