using Ledgerline.Web;
using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Microsoft.AspNetCore.Html;

namespace Ledgerline.PhoneBank.Scripts;

/// <param name="Id">Neutral, as it is seen in the address bar where scripts do not run.</param>
internal sealed record StepView(string Id, IHtmlContent Html);

/// <summary>A script as a page shows it, in one language.</summary>
/// <param name="Steps">Where the call begins first.</param>
internal sealed record ScriptView(ContentLanguage Language, bool IsChosen, bool HasBranches, IReadOnlyList<StepView> Steps);

/// <summary>Makes a script's steps into HTML in which nothing is loaded, nothing runs and nothing leads to this program's own pages.</summary>
internal static class RenderScript
{
    /// <param name="number">Tells the scripts of a page apart, in the ids of their steps.</param>
    public static ScriptView Render(ContentLanguage language, ScriptText script, ScriptWords words, int number = 1, bool isChosen = true)
    {
        var prefix = $"script-{number.ToString(CultureInfo.InvariantCulture)}-";
        if (script.Document is null)
            return new ScriptView(language, isChosen, false, [new StepView(prefix + "0", Plain(script.Body))]);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = Renderer(writer, script, words, prefix);
        var steps = script.Steps.Where(step => step.Blocks.Count > 0).Select(step => new StepView(prefix + NumberOf(step), Html(renderer, writer, step))).ToList();
        return new ScriptView(language, isChosen, script.HasBranches, steps);
    }

    public static string NumberOf(ScriptStep step) => step.Number.ToString(CultureInfo.InvariantCulture);

    private static HtmlRenderer Renderer(StringWriter writer, ScriptText script, ScriptWords words, string prefix)
    {
        var renderer = SafeMarkdown.Renderer(writer);
        renderer.ObjectRenderers.ReplaceOrAdd<LiteralInlineRenderer>(new WordsRenderer(words));
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkRenderer(script, prefix));
        return renderer;
    }

    private static HtmlString Html(HtmlRenderer renderer, StringWriter writer, ScriptStep step)
    {
        writer.GetStringBuilder().Clear();
        foreach (var block in step.Blocks)
            renderer.Render(block);
        return new HtmlString(writer.ToString());
    }

    private static HtmlContentBuilder Plain(string text)
    {
        var html = new HtmlContentBuilder();
        html.AppendHtml("<p class=\"plain\">").Append(text).AppendHtml("</p>");
        return html;
    }
}
