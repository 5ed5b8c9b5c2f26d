using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Translating;

/// <param name="Title">Its own, or its source's while it has none.</param>
/// <param name="TitleLanguage">Of the title.</param>
/// <param name="IsBehind">What it is made from has changed since, in the newest version or in what is public.</param>
/// <param name="Done">How many pieces are translated and up to date.</param>
/// <param name="Pieces">Of how many; 0 where its source is not public any more.</param>
internal sealed record TranslationRow(StoryId Story, string Language, string From, TextState State, string Title, string TitleLanguage, DateTimeOffset At, bool IsPublic, bool IsBehind, int Done, int Pieces);

/// <param name="Source">As it is public now; null where it was withdrawn.</param>
internal sealed record OpenTranslation(OpenText Own, PublishedText? Source)
{
    public IReadOnlyList<string> Pieces => Source is null ? [] : PiecesOf(Source);

    public static IReadOnlyList<string> PiecesOf(PublishedText text) => [text.Title, text.Summary, .. Paragraphs.Of(text.Markdown)];
}

/// <summary>Reads a centre's translations, beside what they are made from.</summary>
internal sealed class ReadTranslations(LedgerlineDb db, KeyRing keys, ReadTexts texts)
{
    /// <summary>Those behind first, then those written at last.</summary>
    public async Task<IReadOnlyList<TranslationRow>> AllAsync(CentreId centre, CancellationToken cancel = default)
    {
        var rows = from text in db.Set<StoryText>().AsNoTracking()
                   where text.Centre == centre && text.From != null
                   join version in db.Set<StoryVersion>() on new { text.Story, text.Language, Number = text.Version } equals new { version.Story, version.Language, version.Number }
                   join story in db.Set<Story>() on text.Story equals story.Id
                   from source in db.Set<PublishedText>().Where(p => p.Number == story.Number && p.Language == text.From && !p.IsWithdrawn).DefaultIfEmpty()
                   from copy in db.Set<PublishedText>().Where(p => p.Number == story.Number && p.Language == text.Language).DefaultIfEmpty()
                   orderby version.At descending
                   select new { text, version.At, version.ContentSealed, source, isBehind = copy != null && copy.IsBehind };
        return [.. (await rows.Take(ReadTexts.Most).ToListAsync(cancel)).Select(row => Row(row.text, row.At, StoryContent.Open(keys, row.ContentSealed), row.source, row.isBehind)).OrderByDescending(row => row.IsBehind)];
    }

    /// <returns>Null where the centre has no such translation.</returns>
    public async Task<OpenTranslation?> FindAsync(CentreId centre, StoryId id, string language, CancellationToken cancel = default)
    {
        if (await texts.FindAsync(centre, id, language, cancel) is not { Text.From: { } from } own)
            return null;
        return new OpenTranslation(own, await db.Set<PublishedText>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == own.Story.Number && p.Language == from && !p.IsWithdrawn, cancel));
    }

    private static TranslationRow Row(StoryText text, DateTimeOffset at, StoryContent content, PublishedText? source, bool isBehind)
    {
        var pieces = source is null ? [] : OpenTranslation.PiecesOf(source);
        var alignment = source is null ? null : AlignPieces.Align(pieces, TranslatedContent.RowsOf(content, pieces));
        var (title, language) = content.Title.Length > 0 ? (content.Title, text.Language) : (source?.Title ?? "", text.From!);
        return new TranslationRow(
            text.Story, text.Language, text.From!, text.State, title, language, at, text.Published is not null, isBehind || alignment is { Behind: > 0 } or { Gone.Count: > 0 }, alignment?.Done ?? 0, pieces.Count);
    }
}
