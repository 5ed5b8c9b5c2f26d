using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Forms;

/// <summary><c>&lt;error-summary /&gt;</c>, first thing on a page with a form: what is wrong, each linked to its field. Nothing where nothing is wrong.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Text text) : TagHelper
{
    private const string TitleId = "error-summary-title";

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <summary>In the view data once a summary is shown, so that the page's title says so too.</summary>
    internal static string Shown => "ErrorSummaryShown";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(field => FormPart.ErrorsOf(field.Value, text), (field, words) => (Field: field.Key, Words: words)).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        ViewContext.ViewData[Shown] = true;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", TitleId);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized));
        output.Content.AppendHtml(Title()).AppendHtml(List(errors));
    }

    private TagBuilder Title()
    {
        var title = new TagBuilder("h2") { Attributes = { ["id"] = TitleId } };
        title.InnerHtml.Append(text["summary.title"]);
        return title;
    }

    private static TagBuilder List(IEnumerable<(string Field, string Words)> errors)
    {
        var list = new TagBuilder("ul");
        foreach (var (field, words) in errors)
        {
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(field.Length == 0 ? Whole(words) : Link(field, words));
            list.InnerHtml.AppendHtml(item);
        }

        return list;
    }

    private static TagBuilder Whole(string words)
    {
        var span = new TagBuilder("span");
        span.InnerHtml.Append(words);
        return span;
    }

    private static TagBuilder Link(string field, string words)
    {
        var link = new TagBuilder("a") { Attributes = { ["href"] = "#" + FormPart.IdOf(field) } };
        link.InnerHtml.Append(words);
        return link;
    }
}
