using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Forms;

/// <summary>A question with several boxes to tick: <c>&lt;checkbox-group for="Organisations" legend-key="…" options="…" /&gt;</c>.</summary>
[HtmlTargetElement("checkbox-group", Attributes = "for,legend-key,options", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxGroupTagHelper(Text text) : OptionsTagHelper(text, "checkbox");

/// <summary>A question with one answer of several: <c>&lt;choice-group for="Outcome" legend-key="…" options="…" /&gt;</c>.</summary>
[HtmlTargetElement("choice-group", Attributes = "for,legend-key,options", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChoiceGroupTagHelper(Text text) : OptionsTagHelper(text, "radio");

/// <summary>Options in a fieldset. The first one's id is the field's, so that the error summary leads to it.</summary>
public abstract class OptionsTagHelper(Text text, string inputType) : FormPart(text)
{
    /// <summary>The key of the question's words.</summary>
    public required string LegendKey { get; set; }

    /// <summary>What there is to choose from, in order.</summary>
    public required IEnumerable<Choice> Options { get; set; }

    /// <summary>Shows the options as large toggles in a row.</summary>
    public bool Chips { get; set; }

    /// <summary>Keeps the question for those who hear the page, where those who see it need no words.</summary>
    public bool HideLegend { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var classes = (Chips ? "chips" : "options") + (Errors.Count > 0 ? " invalid" : "");
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", classes);
        if (inputType == "radio") output.Attributes.SetAttribute("role", "radiogroup");
        if (Errors.Count > 0)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute("aria-describedby", ErrorId);
        }

        var legend = Element("legend", HideLegend ? "hidden-words" : "", T[LegendKey]);
        if (Hint() is { } hint) legend.InnerHtml.AppendHtml(hint);
        output.Content.AppendHtml(legend);
        if (ErrorLine() is { } error) output.Content.AppendHtml(error);
        var chosen = Chosen();
        foreach (var (index, option) in Options.Index()) output.Content.AppendHtml(Option(option, index, chosen));
    }

    private TagBuilder Option(Choice option, int index, HashSet<string> chosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        var attributes = input.Attributes;
        (attributes["type"], attributes["name"], attributes["value"]) = (inputType, Name, option.Value);
        attributes["id"] = index == 0 ? Id : $"{Id}-{index + 1}";
        if (chosen.Contains(option.Value)) attributes["checked"] = "checked";
        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(input).AppendHtml(Element("span", "label", option.Label));
        if (option.Hint is not null) label.InnerHtml.AppendHtml(Element("small", "hint", option.Hint));
        return label;
    }

    private HashSet<string> Chosen() => Entry?.RawValue switch
    {
        string[] several => [.. several],
        string one => [one],
        _ => Words(For.Model),
    };

    private static HashSet<string> Words(object? model) => model switch
    {
        null => [],
        string word => [word],
        IEnumerable several => [.. several.Cast<object>().Select(each => Convert.ToString(each, CultureInfo.InvariantCulture) ?? "")],
        _ => [Convert.ToString(model, CultureInfo.InvariantCulture) ?? ""],
    };
}
