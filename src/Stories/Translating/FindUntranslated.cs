using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

/// <param name="Title">In the language in which it was written first, or in another if it is not public in that one.</param>
/// <param name="Languages">In which it can be read: any of them can be translated from.</param>
internal sealed record Untranslated(StoryId Story, string Title, string TitleLanguage, int Minutes, IReadOnlyList<string> Languages);

/// <summary>Finds what is public, of any centre, and not told in a language yet.</summary>
internal sealed class FindUntranslated(LedgerlineDb db)
{
    public const int Most = 100;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Untranslated>> ForAsync(string language, CancellationToken cancel = default)
    {
        var stories = from story in db.Set<Story>().AsNoTracking()
                      where story.Number != null && db.Set<PublishedText>().Any(p => p.Number == story.Number && !p.IsWithdrawn) && !db.Set<StoryText>().Any(t => t.Story == story.Id && t.Language == language)
                      orderby story.Number descending
                      select new { story.Id, Number = story.Number!.Value };
        var found = await stories.Take(Most).ToListAsync(cancel);
        var numbers = found.Select(story => story.Number).ToList();
        var copies = (await db.Set<PublishedText>().AsNoTracking().Where(p => numbers.Contains(p.Number) && !p.IsWithdrawn).Select(p => new { p.Number, p.Language, p.Title, p.Minutes, p.From }).ToListAsync(cancel)).ToLookup(p => p.Number);
        return [.. found.Select(story =>
        {
            var told = copies[story.Number].OrderBy(copy => copy.From is not null).ThenBy(copy => copy.Language, StringComparer.Ordinal).ToList();
            return new Untranslated(story.Id, told[0].Title, told[0].Language, told[0].Minutes, [.. told.Select(copy => copy.Language)]);
        })];
    }
}
