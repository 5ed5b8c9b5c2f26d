namespace Ledgerline.Attacks.Filling;

/// <summary>A field of a form as its page shows it.</summary>
/// <param name="Type">The input's type; "textarea" and "select" for those.</param>
/// <param name="Value">What it holds, or would by a choice of the first there is.</param>
internal sealed record FormField(string Name, string Type, string Value)
{
    /// <summary>Whether it takes any words that somebody types.</summary>
    public bool IsText => Type is "text" or "search" or "textarea" or "email" or "url";

    public bool IsFile => Type == "file";

    /// <summary>What it is the field of, whatever the row.</summary>
    public string Kind => FormReader.WithoutIds(Name);
}
