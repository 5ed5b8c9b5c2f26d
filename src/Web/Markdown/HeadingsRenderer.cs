using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Ledgerline.Web.Markdown;

/// <summary>Headings below the page's own, none skipped: whoever hears the page goes by them.</summary>
internal sealed class HeadingsRenderer : HtmlObjectRenderer<HeadingBlock>
{
    private const int Highest = 2;

    private int _above = Highest - 1;

    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        _above = Math.Clamp(obj.Level, Highest, _above + 1);
        var name = $"h{_above}";
        renderer.Write('<').Write(name).Write('>').WriteLeafInline(obj).Write("</").Write(name).WriteLine(">");
    }
}
