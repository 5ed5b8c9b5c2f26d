using Ledgerline.Stories.Writing;

namespace Ledgerline.Stories.Translating;

/// <summary>Makes a translation's content of its pieces, and takes them out again.</summary>
internal static class TranslatedContent
{
    /// <summary>The title and the summary; the body's paragraphs come after.</summary>
    public const int Heads = 2;

    /// <param name="rows">In the order of the source's pieces: title, summary, paragraphs.</param>
    /// <param name="credit">Where or by whom it is made.</param>
    public static StoryContent Of(IReadOnlyList<TranslatedPiece> rows, string credit) =>
        new(rows[0].Target, rows[1].Target, credit, Paragraphs.Join(rows.Skip(Heads).Select(row => row.Target).Where(target => target.Length > 0)))
        {
            Sources = [.. rows.Select(row => row.Mark)],
            Rows = rows,
        };

    /// <summary>What was not written piece by piece is put beside the source by the marks that it has.</summary>
    public static IReadOnlyList<TranslatedPiece> RowsOf(StoryContent content, IReadOnlyList<string> source) => content.Rows.Count > 0
        ? content.Rows
        : [.. content.Pieces.Select((target, place) => new TranslatedPiece(source.FirstOrDefault(piece => Paragraphs.MarkOf(piece) == content.Sources.ElementAtOrDefault(place)) ?? "", target))];
}
