using Ledgerline.Web;
using System.Text;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Scripts;

namespace Ledgerline.Fuzzing.Targets;

/// <summary>A script that a coordinator writes, as it is shown on the page of a call.</summary>
internal static class Scripts
{
    private const string Name = "<b onclick=x>Zoë</b>";

    /// <summary>All elements that there may be, each with all its attributes.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["a"] = ["href", "target", "rel", "class"],
        ["p"] = ["class"],
        ["ol"] = ["start"],
        ["code"] = ["class"],
        ["ul"] = [],
        ["li"] = [],
        ["em"] = [],
        ["strong"] = [],
        ["bdi"] = [],
        ["pre"] = [],
        ["blockquote"] = [],
        ["hr"] = [],
        ["br"] = [],
        ["h2"] = [],
        ["h3"] = [],
        ["h4"] = [],
        ["h5"] = [],
        ["h6"] = [],
    };

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public static Target Target { get; } = new(
        "script", Try,
        [
            "# ", "## ", "### Step\n", "\n\n", "---\n", "morning: Good morning\n", "season: 2026-12-31 2027-01-07 Happy\n", "{name}", "{greeting}", "[a](#step)", "[a](https://example.org/)", "](javascript:alert(1))",
            "![x](", "<script>", "<img src=x onerror=alert(1)>", "<https://example.org>", "<a@example.org>", "&lt;", "&#60;", "&quot;", "**", "_", "`", "```html\n", "> ", "- ", "1. ", "    ", "\\", "[1]: javascript:x\n",
            "[1]: https://example.org \"t\"\n", "\"onclick=\"", "'", "\t", "\u202E", "你好", "|a|\n|-|\n",
        ],
        18_000)
    {
        MaxLength = 8_192,
        Allowed = 2_000_000,
        AllowedPerByte = 40_000,
    };

    private static void Try(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var script = ScriptText.Parse(text[..Math.Min(text.Length, ScriptText.MaxLength)]);
        CheckScript.Check(script);
        var view = RenderScript.Render(ContentLanguage.Find("en")!, script, ScriptWords.For(script.Front, ContactZones.Parse(null), Now, Name));
        var ids = view.Steps.Select(step => $"#{step.Id}").ToHashSet();
        Target.Promise(ids.Count == view.Steps.Count, "Steps have an id each.");
        foreach (var step in view.Steps)
        {
            using var writer = new StringWriter();
            step.Html.WriteTo(writer, HtmlEncoder.Default);
            using var page = new HtmlParser().ParseDocument("");
            foreach (var element in new HtmlParser().ParseFragment(writer.ToString(), page.Body!).SelectMany(node => node.DescendantsAndSelf<IElement>()))
                AsPromised(element, ids);
        }
    }

    private static void AsPromised(IElement element, HashSet<string> ids)
    {
        Target.Promise(Allowed.TryGetValue(element.LocalName, out var attributes), $"There is an element '{element.LocalName}'.");
        foreach (var attribute in element.Attributes)
            Target.Promise(attributes!.Contains(attribute.Name), $"'{element.LocalName}' has an attribute '{attribute.Name}'.");
        if (element.LocalName != "a")
            return;
        var href = element.GetAttribute("href")!;
        if (element.ClassName == "branch")
            Target.Promise(ids.Contains(href), "A branch leads to no step.");
        else
            Target.Promise(
                (href.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                    && element.GetAttribute("target") == "_blank" && element.GetAttribute("rel") == "noopener noreferrer",
                $"A link leads to '{href}'.");
        Target.Promise(!href.Contains("Zo", StringComparison.Ordinal) || !href.Contains("onclick", StringComparison.Ordinal), "A name stands in an address.");
    }
}
