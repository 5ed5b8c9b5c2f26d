using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Forms;

/// <summary>What every part of a form has: the property it is for, the view it stands in, its label's and hint's words, its errors.</summary>
public abstract class FormPart(Text text) : TagHelper
{
    /// <summary>The page's property, as in <c>for="Name"</c> or <c>for="People[0].Name"</c>.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The key of a sentence of help, shown under the label.</summary>
    public string? HintKey { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private protected Text T => text;

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => IdOf(Name);

    private protected string ErrorId => Id + "-error";

    private protected ModelStateEntry? Entry => ViewContext.ViewData.ModelState.GetValueOrDefault(Name);

    private protected IReadOnlyList<string> Errors => ErrorsOf(Entry, text);

    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>An error that is an exception has the framework's words or none; the person reads ours.</summary>
    internal static IReadOnlyList<string> ErrorsOf(ModelStateEntry? entry, Text text) =>
        entry is null ? [] : [.. entry.Errors.Select(error => error.ErrorMessage is { Length: > 0 } words ? words : text["field.invalid"]).Distinct()];

    private protected TagBuilder? Hint() => HintKey is null ? null : Element("small", "hint", text[HintKey]);

    private protected TagBuilder? ErrorLine()
    {
        if (Errors.Count == 0) return null;
        var line = Element("p", "field-error", "");
        line.Attributes["id"] = ErrorId;
        line.InnerHtml.AppendHtml(Element("strong", "", text["common.error"] + ":"));
        foreach (var error in Errors) line.InnerHtml.Append(" ").Append(error);
        return line;
    }

    private protected void MarkInvalid(IDictionary<string, string?> attributes)
    {
        if (Errors.Count == 0) return;
        attributes["aria-invalid"] = "true";
        attributes["aria-describedby"] = ErrorId;
    }

    private protected static TagBuilder Element(string name, string cssClass, string words)
    {
        var element = new TagBuilder(name);
        if (cssClass.Length > 0) element.AddCssClass(cssClass);
        element.InnerHtml.Append(words);
        return element;
    }
}
