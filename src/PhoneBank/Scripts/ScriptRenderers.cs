using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>Words, with what the placeholders stand for. A placeholder in an address stays as it is, so no name gets into one.</summary>
internal sealed class WordsRenderer(ScriptWords words) : HtmlObjectRenderer<LiteralInline>
{
    protected override void Write(HtmlRenderer renderer, LiteralInline obj)
    {
        var text = obj.Content.ToString();
        var written = 0;
        foreach (Match match in ScriptWords.InBraces().Matches(text))
        {
            if (words.Of(match.Groups[1].Value) is not { } filled)
                continue;
            renderer.WriteEscape(text[written..match.Index]);
            renderer.Write("<bdi>").WriteEscape(filled).Write("</bdi>");
            written = match.Index + match.Length;
        }

        renderer.WriteEscape(text[written..]);
    }
}

/// <summary>A branch leads to its step; a web page opens beside the call; of a picture and of any other link only the words are left.</summary>
internal sealed class LinkRenderer(ScriptText script, string idPrefix) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        var step = script.StepOf(obj);
        var isWeb = !obj.IsImage && WebLink.IsPage(obj.Url);
        if (step is not null)
            renderer.Write("<a class=\"branch\" href=\"#").Write(idPrefix).Write(RenderScript.NumberOf(step)).Write("\">");
        else if (isWeb)
            WebLink.Open(renderer, obj.Url!);
        renderer.WriteChildren(obj);
        if (step is not null || isWeb)
            renderer.Write("</a>");
    }
}

/// <summary>An address in pointed brackets.</summary>
internal sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        var isWeb = !obj.IsEmail && WebLink.IsPage(obj.Url);
        if (isWeb)
            WebLink.Open(renderer, obj.Url);
        renderer.WriteEscape(obj.Url);
        if (isWeb)
            renderer.Write("</a>");
    }
}

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

internal static class WebLink
{
    public static bool IsPage(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    public static void Open(HtmlRenderer renderer, string url) =>
        renderer.Write("<a href=\"").WriteEscapeUrl(url).Write("\" target=\"_blank\" rel=\"noopener noreferrer\">");
}
