namespace Ledgerline.Web;

/// <summary>One of the options of a group of checkboxes or radio buttons.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Label">Its words, in the person's language.</param>
/// <param name="Hint">More words, smaller, or null.</param>
public sealed record Choice(string Value, string Label, string? Hint = null);
