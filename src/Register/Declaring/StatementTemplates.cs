using Ledgerline.Web;

namespace Ledgerline.Register.Declaring;

/// <summary>Words that a declarant may take for a statement, and change.</summary>
internal static class StatementTemplates
{
    public const int Count = 3;

    /// <param name="template">From 1 to <see cref="Count"/>.</param>
    public static string Words(Text text, int template) => text[$"declare.template.{template}"];

    public static IEnumerable<string> All(Text text) => Enumerable.Range(1, Count).Select(template => Words(text, template));
}
