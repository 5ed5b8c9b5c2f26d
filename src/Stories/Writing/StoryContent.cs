using System.Text.Json;
using System.Text.Json.Serialization;
using Ledgerline.Storage;

namespace Ledgerline.Stories.Writing;

/// <summary>What a version of a text says. Sealed wherever it is kept; what is public of it is a copy (<see cref="Publishing.PublishedText"/>).</summary>
/// <param name="Title">One line.</param>
/// <param name="Summary">One line; what lists and feeds show.</param>
/// <param name="Byline">Whose it is, which need not be a name; of a translation, where or by whom it was made. May be empty.</param>
/// <param name="Body">Markdown.</param>
internal sealed record StoryContent(string Title, string Summary, string Byline, string Body)
{
    public const int MaxTitleLength = 150;
    public const int MaxSummaryLength = 500;
    public const int MaxBylineLength = 100;

    /// <summary>In UTF-16 units: about four hours' reading.</summary>
    public const int MaxBodyLength = 200_000;

    public static StoryContent Empty { get; } = new("", "", "", "");

    /// <summary>Of a translation: for each piece, the mark of the piece that it translates (<see cref="Marks"/>), or an empty text.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Of a translation: all its pieces in the order of its source's, those without a translation as well. What it says is made of them (<see cref="Translating.TranslatedContent"/>).</summary>
    public IReadOnlyList<TranslatedPiece> Rows { get; init; } = [];

    /// <summary>What is translated, a piece at a time: the title, the summary, and the body's paragraphs.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Pieces => [Title, Summary, .. Paragraphs.Of(Body)];

    /// <summary>The mark of each piece.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Marks => [.. Pieces.Select(Paragraphs.MarkOf)];

    public byte[] Seal(KeyRing keys) => keys.Seal(KeyPurpose.Story, JsonSerializer.Serialize(this));

    public static StoryContent Open(KeyRing keys, byte[] contentSealed) => JsonSerializer.Deserialize<StoryContent>(keys.Open(KeyPurpose.Story, contentSealed))!;
}
