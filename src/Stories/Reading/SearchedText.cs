namespace Ledgerline.Stories.Reading;

/// <summary>A published text's place in the index: those published later have higher ones. What it is found by stands beside it (<see cref="IndexStories"/>).</summary>
internal sealed class SearchedText
{
    public const string Table = "searched_texts";

    public int Id { get; init; }

    public required int Number { get; init; }

    public required string Language { get; init; }
}
