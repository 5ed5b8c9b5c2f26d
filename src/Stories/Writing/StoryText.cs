using Ledgerline.Centres;

namespace Ledgerline.Stories.Writing;

/// <summary>How far a text is. Values are stored; they never change.</summary>
internal enum TextState
{
    /// <summary>Written at. What was published of it before stays published.</summary>
    Draft = 0,

    /// <summary>Waits for somebody other than who wrote it.</summary>
    InReview = 1,

    /// <summary>The newest version is public.</summary>
    Published = 2,

    /// <summary>Was public, and is so no longer.</summary>
    Withdrawn = 3,
}

/// <summary>A story in one language: the original or a translation. What it says is in its versions.</summary>
internal sealed class StoryText
{
    public required StoryId Story { get; init; }

    /// <summary>One of <see cref="Web.ContentLanguage.All"/>.</summary>
    public required string Language { get; init; }

    /// <summary>Whose editors or translators write it; a translation may be another centre's than its original.</summary>
    public required CentreId Centre { get; init; }

    public TextState State { get; set; }

    /// <summary>The newest version, from 1. Whoever changes the text says which one she saw.</summary>
    public int Version { get; set; }

    /// <summary>The version that is public, if any is.</summary>
    public int? Published { get; set; }

    /// <summary>The language from which it is translated; null for the original.</summary>
    public string? From { get; init; }

    /// <summary>Who sent it to be reviewed; somebody else has to publish it.</summary>
    public PersonId? SentBy { get; set; }

    /// <summary>What an editor has confirmed of the newest version, a line each (<see cref="Finding.Key"/>).</summary>
    public string Confirmed { get; set; } = "";
}
