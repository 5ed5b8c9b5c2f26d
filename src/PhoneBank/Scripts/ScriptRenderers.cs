using System.Text.RegularExpressions;
using Ledgerline.Web;
using Markdig.Renderers;
using Markdig.Renderers.Html;
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
        var isWeb = !obj.IsImage && SafeMarkdown.IsPage(obj.Url);
        if (step is not null)
            renderer.Write("<a class=\"branch\" href=\"#").Write(idPrefix).Write(RenderScript.NumberOf(step)).Write("\">");
        else if (isWeb)
            SafeMarkdown.OpenLink(renderer, obj.Url!);
        renderer.WriteChildren(obj);
        if (step is not null || isWeb)
            renderer.Write("</a>");
    }
}
