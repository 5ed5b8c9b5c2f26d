namespace Ledgerline.Web;

/// <summary>One bar of a <c>&lt;bar-chart&gt;</c>.</summary>
/// <param name="Label">What it counts, such as a month.</param>
/// <param name="Value">How many; not negative.</param>
public sealed record Bar(string Label, long Value);
