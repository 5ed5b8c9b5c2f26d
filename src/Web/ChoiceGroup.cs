namespace Ledgerline.Web;

/// <summary>Options of a list under one heading.</summary>
/// <param name="Label">The heading, in the person's language.</param>
/// <param name="Choices">In order.</param>
public sealed record ChoiceGroup(string Label, IReadOnlyList<Choice> Choices);
