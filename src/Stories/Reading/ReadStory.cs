using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Reading;

internal enum ReadStoryResult
{
    Found,

    /// <summary>There is no such story, and never was.</summary>
    NotFound,

    /// <summary>It was public in this language, or in any if it never was in this one, and is so no longer.</summary>
    Withdrawn,
}

/// <summary>A story as its page shows it.</summary>
/// <param name="Text">In the language that was asked for, or where it is not there in that, in another.</param>
/// <param name="Language">That of the text.</param>
/// <param name="Languages">In which the story is public: the original first, the others by tag.</param>
/// <param name="IsInstead">Whether it is there in another language than was asked for.</param>
internal sealed record ShownStory(PublishedText Text, ContentLanguage Language, IReadOnlyList<string> Languages, bool IsInstead)
{
    public string Path => $"stories/{Text.Number}";

    /// <summary>Each language's page names all of them; for whoever reads none there is the original.</summary>
    public PageLanguages Alternates => IsInstead ? PageLanguages.None : new PageLanguages(Language.Tag, Languages, Languages.Contains(Text.Original) ? Text.Original : null);
}

/// <summary>Reads one story.</summary>
internal sealed class ReadStory(LedgerlineDb db)
{
    /// <param name="asked">The language of the address.</param>
    /// <param name="reader">The interface's, in which it is shown rather than in another where it is neither there in the one asked for nor in its original.</param>
    /// <returns>With what there is of it where it is found, else without.</returns>
    public async Task<(ReadStoryResult Result, ShownStory? Story)> FindAsync(int number, ContentLanguage asked, string reader, CancellationToken cancel)
    {
        var texts = await db.Set<PublishedText>().Where(text => text.Number == number).Select(text => new { text.Language, text.Original, text.IsWithdrawn }).ToListAsync(cancel);
        if (texts.Count == 0)
            return (ReadStoryResult.NotFound, null);
        var there = texts.Where(text => !text.IsWithdrawn).OrderByDescending(text => text.Language == text.Original).ThenBy(text => text.Language, StringComparer.Ordinal).ToList();
        if (there.Count == 0 || texts.Exists(text => text.IsWithdrawn && text.Language == asked.Tag))
            return (ReadStoryResult.Withdrawn, null);
        var languages = there.ConvertAll(text => text.Language);
        var shown = languages.Contains(asked.Tag) ? asked.Tag : languages[0] == there[0].Original ? languages[0] : ContentLanguage.Choose(languages, reader)!;
        // What is withdrawn between the two statements is not shown.
        var found = await db.Set<PublishedText>().AsNoTracking().SingleAsync(text => text.Number == number && text.Language == shown, cancel);
        return found.IsWithdrawn ? (ReadStoryResult.Withdrawn, null) : (ReadStoryResult.Found, new ShownStory(found, ContentLanguage.Find(shown)!, languages, shown != asked.Tag));
    }
}
