using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Ledgerline.Web.Charts;

/// <summary>
/// Bars side by side, drawn as SVG: <c>&lt;bar-chart label-key="…" bars="Model.Bars" /&gt;</c>. It has no letters in it, so that it fits any width; the first and
/// the last label and the highest value stand around it as text. The table that says the same must stand beside it: to who hears the page this is one picture.
/// </summary>
[HtmlTargetElement("bar-chart", Attributes = "label-key,bars", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarChartTagHelper(Text text) : TagHelper
{
    private const int Height = 100;
    private const int Step = 10;
    private const int Width = 8;

    /// <summary>The key of what the chart shows.</summary>
    public required string LabelKey { get; set; }

    /// <summary>The bars, from the left.</summary>
    public required IReadOnlyList<Bar> Bars { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Bars.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "bar-chart");
        var highest = Bars.MaxBy(bar => bar.Value)!;
        output.Content.AppendHtml(Element("p", text["chart.highest", ("count", highest.Value), ("label", highest.Label)]));
        output.Content.AppendHtml(Picture(highest.Value));
        var ends = new TagBuilder("p");
        ends.InnerHtml.AppendHtml(Element("span", Bars[0].Label));
        if (Bars.Count > 1)
            ends.InnerHtml.AppendHtml(Element("span", Bars[^1].Label));
        output.Content.AppendHtml(ends);
    }

    private TagBuilder Picture(long highest)
    {
        var svg = new TagBuilder("svg");
        svg.Attributes["role"] = "img";
        svg.Attributes["aria-label"] = text[LabelKey];
        svg.Attributes["viewBox"] = string.Create(CultureInfo.InvariantCulture, $"0 0 {Bars.Count * Step} {Height}");
        svg.Attributes["preserveAspectRatio"] = "none";
        foreach (var (at, bar) in Bars.Index())
        {
            var height = highest == 0 ? 0 : Height * (double)bar.Value / highest;
            var shape = new TagBuilder("rect");
            shape.Attributes["x"] = (at * Step).ToString(CultureInfo.InvariantCulture);
            shape.Attributes["y"] = (Height - height).ToString("0.##", CultureInfo.InvariantCulture);
            shape.Attributes["width"] = Width.ToString(CultureInfo.InvariantCulture);
            shape.Attributes["height"] = height.ToString("0.##", CultureInfo.InvariantCulture);
            shape.InnerHtml.AppendHtml(Element("title", text["chart.bar", ("count", bar.Value), ("label", bar.Label)]));
            svg.InnerHtml.AppendHtml(shape);
        }

        return svg;
    }

    private static TagBuilder Element(string name, string words)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.Append(words);
        return element;
    }
}
