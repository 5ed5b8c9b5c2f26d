namespace Ledgerline.Stories.Publishing;

/// <summary>A story in one language, as everybody may read it. In clear: it is public.</summary>
internal sealed class PublishedText
{
    /// <summary>The story's, from 1, in the order in which stories were published first.</summary>
    public required int Number { get; init; }

    /// <summary>One of <see cref="Web.ContentLanguage.All"/>.</summary>
    public required string Language { get; init; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    /// <summary>The original's.</summary>
    public required string Byline { get; set; }

    /// <summary>Of a translation: where or by whom it was made.</summary>
    public required string Credit { get; set; }

    /// <summary>What it was made of. Empty once it is withdrawn.</summary>
    public required string Markdown { get; set; }

    /// <summary>As it is shown: made by <see cref="Writing.RenderStory"/>. Empty once it is withdrawn.</summary>
    public required string Html { get; set; }

    /// <summary>How long it takes to read.</summary>
    public required int Minutes { get; init; }

    public required Occasion Occasion { get; set; }

    /// <summary>The day (UTC) on which it was published first.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>The day (UTC) on which it was published last.</summary>
    public required DateOnly ChangedOn { get; init; }

    /// <summary>The language of the story's original.</summary>
    public required string Original { get; init; }

    /// <summary>The language from which it was translated; null for the original.</summary>
    public string? From { get; init; }

    /// <summary>Of a translation: the text from which it was made has changed since.</summary>
    public bool IsBehind { get; set; }

    /// <summary>Withdrawn: its address says so, kindly, and nothing of it is left here.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Which of the text's versions it is.</summary>
    public required int Version { get; init; }
}
