using Ledgerline.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Ledgerline.PhoneBank.Scripts;

/// <summary>Reads a script as a coordinator types it.</summary>
internal static class ScriptForm
{
    private const string Field = "Markdown";

    /// <summary>A script of the longest kind, as a browser sends it.</summary>
    public const int MaxBytes = 640 * 1024;

    private const int MaxTold = 20;
    private const int MaxWords = 60;

    /// <param name="mayBeEmpty">Whether the language has had a script, which is then offered no longer.</param>
    /// <returns>What was typed, fit to be kept; null when it is not, and <paramref name="state"/> says why.</returns>
    public static string? Read(string? typed, bool mayBeEmpty, ModelStateDictionary state, Text text)
    {
        var markdown = Clean(typed);
        if (markdown.Length == 0 && !mayBeEmpty)
            state.AddError(Field, text["script.form.missing"]);
        else if (markdown.Length > ScriptText.MaxLength)
            state.AddError(Field, text["script.form.tooLong", ("count", ScriptText.MaxLength)]);
        else
            Tell(CheckScript.Check(ScriptText.Parse(markdown)).Where(problem => problem.IsError), state, text);
        return state.IsValid ? markdown : null;
    }

    public static string Clean(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();

    public static string Words(ScriptProblem problem, Text text) =>
        text["script.problem.line", ("line", problem.Line), ("text", text[$"script.problem.{problem.Kind}", ("words", PlainText.Clean(problem.Words, MaxWords, out _)), ("count", ScriptText.MaxSteps)])];

    private static void Tell(IEnumerable<ScriptProblem> problems, ModelStateDictionary state, Text text)
    {
        foreach (var problem in problems.Take(MaxTold))
            state.AddError(Field, Words(problem, text));
    }
}
