using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Reading;

/// <summary>
/// Keeps what the published texts are found by, within the transaction that publishes or withdraws: on SQLite in a table of FTS5, on PostgreSQL in a column of <see cref="SearchedText"/>'s table. Both hold the same words
/// (<see cref="StoryWords"/>). What is withdrawn is wiped: FTS5 is told to leave nothing of it in its segments.
/// </summary>
internal sealed class IndexStories(LedgerlineDb db)
{
    /// <summary>FTS5's table beside <see cref="SearchedText"/>'s, on SQLite; its row ids are that one's.</summary>
    public const string SqliteTable = "stories_search";

    /// <summary>PostgreSQL takes a megabyte a row. A text with more different words than that is found by its first.</summary>
    private const int MaxBytes = 900_000;

    /// <param name="text">As it is published; its row need not be there yet.</param>
    public async Task AddAsync(PublishedText text, CancellationToken cancel)
    {
        var words = WordsOf(text);
        if (db.Source.Engine == DatabaseEngine.PostgreSql)
        {
            await RunAsync(
                $"INSERT INTO {Table} (number, language, words) VALUES (@number, @language, @words::tsvector) ON CONFLICT (number, language) DO UPDATE SET words = excluded.words",
                cancel, ("number", text.Number), ("language", text.Language), ("words", words));
            return;
        }

        await RunAsync($"INSERT INTO {Table} (number, language) VALUES (@number, @language) ON CONFLICT DO NOTHING", cancel, ("number", text.Number), ("language", text.Language));
        var row = await db.Set<SearchedText>().Where(t => t.Number == text.Number && t.Language == text.Language).Select(t => t.Id).SingleAsync(cancel);
        await RunAsync($"DELETE FROM {SqliteTable} WHERE rowid = @row", cancel, ("row", row));
        await RunAsync($"INSERT INTO {SqliteTable} (rowid, words) VALUES (@row, @words)", cancel, ("row", row), ("words", words));
    }

    /// <summary>Nothing of these texts is found any more.</summary>
    public async Task RemoveAsync(int number, IReadOnlyCollection<string> languages, CancellationToken cancel)
    {
        var rows = await db.Set<SearchedText>().Where(t => t.Number == number && languages.Contains(t.Language)).Select(t => t.Id).ToListAsync(cancel);
        if (db.Source.Engine == DatabaseEngine.Sqlite)
            foreach (var row in rows)
                await RunAsync($"DELETE FROM {SqliteTable} WHERE rowid = @row", cancel, ("row", row));
        await db.Set<SearchedText>().Where(t => rows.Contains(t.Id)).ExecuteDeleteAsync(cancel);
    }

    private string Table => db.Source.Table(StoriesModel.Schema, SearchedText.Table);

    private static string WordsOf(PublishedText text)
    {
        var (words, bytes) = (new HashSet<string>(StringComparer.Ordinal) { IndexWord.OfLanguage(text.Language) }, 0);
        foreach (var word in StoryWords.Of(StoryWords.Composed(string.Join('\n', text.Title, text.Summary, PlainStory.Of(text.Html)))))
        {
            var written = IndexWord.Of(word.Folded);
            if (bytes < MaxBytes && words.Add(written))
                bytes += written.Length;
        }

        return string.Join(' ', words);
    }

    private async Task RunAsync(string sql, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = db.Command(sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
