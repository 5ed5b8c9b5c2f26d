using Ledgerline.Web;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>
/// A script taken apart. It is Markdown in which HTML is only text; a heading of the second level begins a step, and a link to it (<c>[He is silent](#silent)</c>)
/// is a branch. What stands before the first step is the opening. docs/scripts.md tells writers.
/// </summary>
internal sealed class ScriptText
{
    public const int MaxLength = 50_000;
    public const int MaxSteps = 100;

    private readonly Dictionary<string, ScriptStep> _bySlug;

    private ScriptText(string body, ScriptFront front, MarkdownDocument? document)
    {
        (Body, Front, Document) = (body, front, document);
        Steps = [.. StepsOf(document ?? [], front.Lines)];
        _bySlug = Steps.Skip(1).Where(step => step.Slug.Length > 0).DistinctBy(step => step.Slug).ToDictionary(step => step.Slug);
    }

    public ScriptFront Front { get; }

    /// <summary>Null where it is too much for Markdown: then <see cref="Body"/> is shown as it is.</summary>
    public MarkdownDocument? Document { get; }

    /// <summary>All but the front.</summary>
    public string Body { get; }

    /// <summary>The opening first.</summary>
    public IReadOnlyList<ScriptStep> Steps { get; }

    public bool HasBranches => Document?.Descendants<LinkInline>().Any(link => StepOf(link) is not null) == true;

    public static ScriptText Parse(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var front = ScriptFront.Read(lines);
        var body = string.Join('\n', lines.Skip(front.Lines));
        return new ScriptText(body, front, SafeMarkdown.Parse(body));
    }

    /// <summary>Whether a link leads to a step, of this script or of none.</summary>
    public static bool IsBranch(LinkInline link) => !link.IsImage && link.Url is ['#', _, ..];

    /// <returns>Null where it leads out of the script, or nowhere.</returns>
    public ScriptStep? StepOf(LinkInline link) =>
        IsBranch(link) ? _bySlug.GetValueOrDefault(ScriptStep.SlugOf(Uri.UnescapeDataString(link.Url![1..]))) : null;

    private static IEnumerable<ScriptStep> StepsOf(MarkdownDocument document, int linesBefore)
    {
        var step = new ScriptStep(0, "", "", linesBefore + 1, []);
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: 2 } heading)
            {
                yield return step;
                var title = SafeMarkdown.WordsOf(heading.Inline).Trim();
                step = new ScriptStep(step.Number + 1, ScriptStep.SlugOf(title), title, heading.Line + linesBefore + 1, []);
            }

            step = step with { Blocks = [.. step.Blocks, block] };
        }

        yield return step;
    }
}
