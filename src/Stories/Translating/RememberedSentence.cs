namespace Ledgerline.Stories.Translating;

/// <summary>A sentence and how it is translated in what is public now. In clear, as that is; not for the public site.</summary>
internal sealed class RememberedSentence
{
    public long Id { get; init; }

    /// <summary>The story's, among the published.</summary>
    public required int Number { get; init; }

    public required string SourceLanguage { get; init; }

    public required string TargetLanguage { get; init; }

    /// <summary>Of the source, folded (<see cref="Writing.Paragraphs.MarkOf"/>).</summary>
    public required string Mark { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }
}
