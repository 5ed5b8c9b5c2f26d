using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Forms;

/// <summary>One box to tick, for a yes or no: <c>&lt;checkbox for="Agreed" label-key="…" /&gt;</c>. One that is not ticked sends nothing.</summary>
[HtmlTargetElement("checkbox", Attributes = "for,label-key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper(Text text) : FormPart(text)
{
    /// <summary>The key of the words beside the box.</summary>
    public required string LabelKey { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Errors.Count > 0 ? "field checkbox invalid" : "field checkbox");
        if (ErrorLine() is { } error) output.Content.AppendHtml(error);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (input.Attributes["type"], input.Attributes["id"], input.Attributes["name"], input.Attributes["value"]) = ("checkbox", Id, Name, "true");
        if (For.Model is true) input.Attributes["checked"] = "checked";
        MarkInvalid(input.Attributes);
        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(input).AppendHtml(Element("span", "label", T[LabelKey]));
        if (Hint() is { } hint) label.InnerHtml.AppendHtml(hint);
        output.Content.AppendHtml(label);
    }
}
