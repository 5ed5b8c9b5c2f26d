using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Forms;

/// <summary>
/// <c>&lt;field for="Name" label-key="declare.name" /&gt;</c>: label above, help in the label, error above the box, what was typed kept.
/// Attributes that it does not know go to the input as they are.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label-key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Text text) : FormPart(text)
{
    /// <summary>The key of the label's words.</summary>
    public required string LabelKey { get; set; }

    /// <summary>The input's type. What was typed into a <c>password</c> is never sent back.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Which keyboard a telephone shows, such as <c>numeric</c>.</summary>
    [HtmlAttributeName("inputmode")]
    public string? InputMode { get; set; }

    /// <summary>The most characters that can be typed.</summary>
    [HtmlAttributeName("maxlength")]
    public int? MaxLength { get; set; }

    /// <summary>Off unless said otherwise: the machine may be shared.</summary>
    [HtmlAttributeName("autocomplete")]
    public string AutoComplete { get; set; } = "off";

    /// <summary>Whether typing starts here.</summary>
    [HtmlAttributeName("autofocus")]
    public bool AutoFocus { get; set; }

    /// <summary>Several lines to write on.</summary>
    public bool Multiline { get; set; }

    /// <summary>Says beside the label that it may be left empty.</summary>
    public bool Optional { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Input([.. output.Attributes]);
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Errors.Count > 0 ? "field invalid" : "field");
        output.Content.AppendHtml(Label());
        if (ErrorLine() is { } error) output.Content.AppendHtml(error);
        output.Content.AppendHtml(input);
    }

    private TagBuilder Label()
    {
        var label = new TagBuilder("label") { Attributes = { ["for"] = Id } };
        label.InnerHtml.AppendHtml(Element("span", "label", T[LabelKey]));
        if (Optional) label.InnerHtml.Append(" ").AppendHtml(Element("span", "optional", T["common.optional"]));
        if (Hint() is { } hint) label.InnerHtml.AppendHtml(hint);
        return label;
    }

    private TagBuilder Input(IReadOnlyList<TagHelperAttribute> others)
    {
        var input = new TagBuilder(Multiline ? "textarea" : "input");
        var attributes = input.Attributes;
        (attributes["id"], attributes["name"], attributes["autocomplete"]) = (Id, Name, AutoComplete);

        // Some browsers send what they check the spelling of to their maker.
        attributes["spellcheck"] = "false";
        if (InputMode is not null) attributes["inputmode"] = InputMode;
        if (MaxLength is { } most) attributes["maxlength"] = most.ToString(CultureInfo.InvariantCulture);
        if (AutoFocus && ViewContext.ViewData.ModelState.IsValid) attributes["autofocus"] = "autofocus";
        MarkInvalid(attributes);
        foreach (var other in others) attributes[other.Name] = other.Value?.ToString();
        if (Multiline)
        {
            attributes.TryAdd("rows", "5");

            // A browser drops the first line break of a text area.
            input.InnerHtml.Append(Value() is ['\n' or '\r', ..] value ? "\n" + value : Value());
            return input;
        }

        input.TagRenderMode = TagRenderMode.SelfClosing;
        attributes["type"] = Type;
        if (Type != "password") attributes["value"] = Value();
        return input;
    }

    private string Value() => Entry?.AttemptedValue ?? For.Model switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        var value => Convert.ToString(value, T.Culture) ?? "",
    };
}
