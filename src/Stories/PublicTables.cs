using Ledgerline.Storage;
using Ledgerline.Stories.Reading;

namespace Ledgerline.Stories;

/// <summary>What the database's role of a public site may do to the stories: read what is published.</summary>
public static class PublicTables
{
    /// <summary>Every table that it may touch.</summary>
    public static IReadOnlyList<TableGrant> All { get; } =
    [
        new(StoriesModel.Schema, "published_texts", "SELECT"),
        new(StoriesModel.Schema, "published_pictures", "SELECT"),
        new(StoriesModel.Schema, "published_state", "SELECT"),
        new(StoriesModel.Schema, SearchedText.Table, "SELECT"),
    ];
}
