namespace Ledgerline.Stories.Writing;

/// <summary>What kind of thing could find somebody. Written by name; the names never change.</summary>
internal enum FindingKind
{
    /// <summary>Five digits or more: a telephone, a card, a house.</summary>
    Number,

    Email,

    /// <summary>A street, a house, a flat.</summary>
    Address,

    /// <summary>A time of day or a date: with the lists of who telephoned when, it finds a call.</summary>
    Time,

    /// <summary>A place, a school, a firm of which there are few.</summary>
    Place,

    /// <summary>A name that stands in the public register.</summary>
    Name,
}

/// <summary>Something in a text that could find somebody. An editor decides: a check only asks.</summary>
/// <param name="Words">As they stand there.</param>
/// <param name="Around">The paragraph.</param>
internal sealed record Finding(FindingKind Kind, string Words, string Around)
{
    /// <summary>The same words in the same paragraph are the same finding, in whatever version; a paragraph that was changed is to be looked at again.</summary>
    public string Key => $"{Kind}-{Paragraphs.MarkOf(Words)}-{Paragraphs.MarkOf(Around)}";
}
