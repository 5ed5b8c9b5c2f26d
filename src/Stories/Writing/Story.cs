using Ledgerline.Centres;

namespace Ledgerline.Stories.Writing;

/// <summary>A story of a centre. What it says is in its texts, one for each language.</summary>
internal sealed class Story
{
    public required StoryId Id { get; init; }

    public required CentreId Centre { get; init; }

    /// <summary>The language in which it was written first.</summary>
    public required string Language { get; init; }

    public Occasion Occasion { get; set; }

    /// <summary>Its address among the published, from 1; null until it is published for the first time.</summary>
    public int? Number { get; set; }
}
