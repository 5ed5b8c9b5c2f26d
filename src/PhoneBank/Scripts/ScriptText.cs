using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>A campaign's script as a page shows it: Markdown, in which HTML is only text, nothing is loaded and links lead to web pages only.</summary>
internal static class ScriptText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static IHtmlContent Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !LeadsToAPage(link.Url))
                Unlink(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => link.IsEmail || !LeadsToAPage(link.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        return new HtmlString(document.ToHtml(Pipeline));
    }

    private static bool LeadsToAPage(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    /// <summary>Leaves its words.</summary>
    private static void Unlink(LinkInline link)
    {
        var words = string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
        link.ReplaceBy(new LiteralInline(words), copyChildren: false);
    }
}
