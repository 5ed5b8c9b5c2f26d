using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Reading;

/// <summary>A story that was found.</summary>
/// <param name="Snippet">Where in its text; null where what was looked for stands in its title or its summary only.</param>
internal sealed record FoundStory(StoryRow Row, Snippet? Snippet);

/// <summary>A page of what was found, published last first.</summary>
/// <param name="Next">Where the next page begins; null where there is none.</param>
internal sealed record FoundStories(IReadOnlyList<FoundStory> Stories, int? Next);

/// <summary>Finds the stories of a language in which all that is looked for stands, in the title, the summary or the text.</summary>
internal sealed class SearchStories(LedgerlineDb db)
{
    public const int PageSize = 20;

    /// <summary>The index of words first, whatever the planner thinks of a word that many texts have or none: what it gives is short.</summary>
    private const string PostgreSql =
        "WITH found AS MATERIALIZED (SELECT id FROM stories.searched_texts WHERE words @@ CAST({0} AS tsquery)) SELECT id AS \"Value\" FROM found WHERE id < {1} ORDER BY id DESC LIMIT {2}";

    /// <summary>FTS5 gives its rows in this order, and stops when it has enough.</summary>
    private const string Sqlite = "SELECT rowid AS \"Value\" FROM stories_search WHERE stories_search MATCH {0} AND rowid < {1} ORDER BY rowid DESC LIMIT {2}";

    /// <param name="terms">At least one.</param>
    /// <param name="before">Where the page before ended; null for the first.</param>
    public async Task<FoundStories> FindAsync(ContentLanguage language, IReadOnlyList<SearchTerm> terms, int? before, CancellationToken cancel)
    {
        var (sql, query) = db.Source.Engine switch
        {
            DatabaseEngine.Sqlite => (Sqlite, $"\"{IndexWord.OfLanguage(language.Tag)}\" AND {string.Join(" AND ", terms.Select(term => $"\"{IndexWord.Of(term.Folded)}\"{(term.IsBeginning ? "*" : "")}"))}"),
            DatabaseEngine.PostgreSql => (PostgreSql, $"'{IndexWord.OfLanguage(language.Tag)}' & {string.Join(" & ", terms.Select(term => $"'{IndexWord.Of(term.Folded)}'{(term.IsBeginning ? ":*" : "")}"))}"),
        };
        var ids = await db.Database.SqlQueryRaw<int>(sql, query, before ?? int.MaxValue, PageSize + 1).ToListAsync(cancel);
        var shown = ids.Take(PageSize).ToList();
        var texts = await (from place in db.Set<SearchedText>()
                           where shown.Contains(place.Id)
                           join text in db.Set<PublishedText>() on new { place.Number, place.Language } equals new { text.Number, text.Language }
                           where !text.IsWithdrawn
                           orderby place.Id descending
                           select new { text.Number, text.Title, text.Summary, text.PublishedOn, text.Minutes, text.Occasion, text.Html }).ToListAsync(cancel);
        var found = texts.ConvertAll(text => new FoundStory(
            new StoryRow(text.Number, text.Title, text.Summary, text.PublishedOn, text.Minutes, text.Occasion), Snippet.Of(PlainStory.Of(text.Html), terms)));
        return new FoundStories(found, ids.Count > PageSize ? shown[^1] : null);
    }
}
