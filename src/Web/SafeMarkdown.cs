using Ledgerline.Web.Markdown;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Ledgerline.Web;

/// <summary>Markdown that somebody typed, made into HTML in which nothing runs: HTML is only text, and what would take Markdown seconds to read is refused.</summary>
public static class SafeMarkdown
{
    /// <summary>Of each character that opens something: what is nested deeper or longer takes Markdown seconds to read.</summary>
    private const int MaxOpeners = 2_000;
    private const string Openers = "[*_>";

    /// <summary>CommonMark without HTML.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().DisableHtml().UseCjkFriendlyEmphasis().UsePreciseSourceLocation().Build();

    /// <summary>Reads it.</summary>
    /// <returns>Null where it is too much for Markdown: then it is to be shown as it is.</returns>
    public static MarkdownDocument? Parse(string body)
    {
        if (Openers.Any(opener => body.Count(one => one == opener) > MaxOpeners))
            return null;
        try
        {
            var document = Markdig.Markdown.Parse(body, Pipeline);
            // What can be read may still be too deep to be written.
            document.ToHtml(Pipeline);
            return document;
        }
        catch (ArgumentException)
        {
            // Markdig's way of saying that it is nested too deeply.
            return null;
        }
    }

    /// <summary>Writes HTML whose headings begin below the page's own, and in which addresses lead to web pages or nowhere. What links and pictures become, whoever shows it adds.</summary>
    public static HtmlRenderer Renderer(TextWriter writer)
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new AddressRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new HeadingsRenderer());
        return renderer;
    }

    /// <summary>The words of a heading, a link or a picture, without any markup.</summary>
    public static string WordsOf(ContainerInline? inline) => inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));

    /// <summary>Whether it is the address of a web page, which a link may lead to. One with other strokes than <c>//</c> behind its scheme would, on a page of ours, lead to a page of ours.</summary>
    public static bool IsPage(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && url.AsSpan(uri.Scheme.Length).StartsWith("://", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal);

    /// <summary>Writes the tag that opens a link to a web page, which learns nothing of where it was followed.</summary>
    public static void OpenLink(HtmlRenderer renderer, string url) =>
        renderer.Write("<a href=\"").WriteEscapeUrl(url).Write("\" target=\"_blank\" rel=\"noopener noreferrer\">");
}
