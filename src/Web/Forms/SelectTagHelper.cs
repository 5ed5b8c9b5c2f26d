using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Forms;

/// <summary>One answer of a long list: <c>&lt;select-field for="Place" label-key="…" groups="…" /&gt;</c>. The first option is none of them.</summary>
[HtmlTargetElement("select-field", Attributes = "for,label-key,groups", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(Text text) : FormPart(text)
{
    /// <summary>The key of the label's words.</summary>
    public required string LabelKey { get; set; }

    /// <summary>The key of the words for choosing nothing.</summary>
    public required string NoneKey { get; set; }

    /// <summary>What there is to choose from, in order, under the headings it belongs to.</summary>
    public required IEnumerable<ChoiceGroup> Groups { get; set; }

    /// <summary>Says beside the label that it may be left alone.</summary>
    public bool Optional { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Errors.Count > 0 ? "field invalid" : "field");
        output.Content.AppendHtml(Label());
        if (ErrorLine() is { } error) output.Content.AppendHtml(error);
        var select = new TagBuilder("select");
        (select.Attributes["id"], select.Attributes["name"], select.Attributes["autocomplete"]) = (Id, Name, "off");
        MarkInvalid(select.Attributes);
        var chosen = Entry?.AttemptedValue ?? For.Model as string ?? "";
        select.InnerHtml.AppendHtml(Option(new Choice("", T[NoneKey]), chosen));
        foreach (var group in Groups)
        {
            var part = new TagBuilder("optgroup") { Attributes = { ["label"] = group.Label } };
            foreach (var choice in group.Choices) part.InnerHtml.AppendHtml(Option(choice, chosen));
            select.InnerHtml.AppendHtml(part);
        }

        output.Content.AppendHtml(select);
    }

    private TagBuilder Label()
    {
        var label = new TagBuilder("label") { Attributes = { ["for"] = Id } };
        label.InnerHtml.AppendHtml(Element("span", "label", T[LabelKey]));
        if (Optional) label.InnerHtml.Append(" ").AppendHtml(Element("span", "optional", T["common.optional"]));
        if (Hint() is { } hint) label.InnerHtml.AppendHtml(hint);
        return label;
    }

    private static TagBuilder Option(Choice choice, string chosen)
    {
        var option = Element("option", "", choice.Label);
        option.Attributes["value"] = choice.Value;
        if (choice.Value == chosen) option.Attributes["selected"] = "selected";
        return option;
    }
}
