using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>Says what is wrong with a script, and what is only odd, in the order of its lines.</summary>
internal static class CheckScript
{
    public static IReadOnlyList<ScriptProblem> Check(ScriptText script)
    {
        var problems = new List<ScriptProblem>(script.Front.Problems);
        if (script.Document is not { } document)
            return [.. problems, new ScriptProblem(ScriptProblemKind.TooMuchMarkup, script.Front.Lines + 1)];
        problems.AddRange(InBranches(script, document));
        problems.AddRange(InPlaceholders(script, document));
        problems.AddRange(InSteps(script));
        return [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Kind)];
    }

    private static IEnumerable<ScriptProblem> InBranches(ScriptText script, MarkdownDocument document) =>
        from link in document.Descendants<LinkInline>()
        where ScriptText.IsBranch(link) && script.StepOf(link) is null
        select new ScriptProblem(ScriptProblemKind.NoSuchStep, LineOf(script, link), link.Url!);

    private static IEnumerable<ScriptProblem> InPlaceholders(ScriptText script, MarkdownDocument document)
    {
        var said = (from literal in document.Descendants<LiteralInline>()
                    from word in ScriptWords.PlaceholdersIn(literal.Content.ToString())
                    select (Word: word, Line: LineOf(script, literal))).ToList();
        foreach (var (word, line) in said)
        {
            if (!ScriptWords.Placeholders.Contains(word))
                yield return new ScriptProblem(ScriptProblemKind.NoSuchPlaceholder, line, word);
            else if (word == ScriptWords.Greeting && !script.Front.HasGreetings)
                yield return new ScriptProblem(ScriptProblemKind.NoGreeting, line);
        }

        if (script.Front.Seasons is [var first, ..] && !said.Any(one => one.Word == ScriptWords.Season))
            yield return new ScriptProblem(ScriptProblemKind.SeasonNotSaid, first.Line);
    }

    private static IEnumerable<ScriptProblem> InSteps(ScriptText script)
    {
        var steps = script.Steps.Skip(1).ToList();
        if (steps.Count > ScriptText.MaxSteps)
            yield return new ScriptProblem(ScriptProblemKind.TooManySteps, steps[ScriptText.MaxSteps].Line);
        foreach (var same in steps.GroupBy(step => step.Slug).SelectMany(group => group.Skip(1)))
            yield return new ScriptProblem(ScriptProblemKind.SameStep, same.Line, same.Title);
        // A script without branches is read from top to bottom.
        if (!script.HasBranches)
            yield break;
        var reached = Reached(script);
        foreach (var step in steps.DistinctBy(step => step.Slug).Where(step => !reached.Contains(step.Number)))
            yield return new ScriptProblem(ScriptProblemKind.StepNotReached, step.Line, step.Title);
    }

    /// <summary>The steps that branches lead to, from where the call begins: the opening, or where there is none the first step.</summary>
    private static HashSet<int> Reached(ScriptText script)
    {
        var reached = new HashSet<int>();
        var ahead = new Stack<ScriptStep>([script.Steps.First(step => step.Blocks.Count > 0)]);
        while (ahead.TryPop(out var step))
        {
            if (!reached.Add(step.Number))
                continue;
            foreach (var link in step.Blocks.SelectMany(LinksIn))
            {
                if (script.StepOf(link) is { } next)
                    ahead.Push(next);
            }
        }

        return reached;
    }

    private static IEnumerable<LinkInline> LinksIn(Block block) => block switch
    {
        LeafBlock leaf => leaf.Inline?.Descendants<LinkInline>() ?? [],
        _ => block.Descendants<LinkInline>(),
    };

    private static int LineOf(ScriptText script, Inline inline) => script.Front.Lines + inline.Line + 1;
}
