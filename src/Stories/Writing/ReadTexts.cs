using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Writing;

/// <param name="By">Who wrote the newest version.</param>
internal sealed record TextRow(StoryId Story, string Language, TextState State, string Title, DateTimeOffset At, PersonId By);

/// <param name="Content">Of the newest version.</param>
internal sealed record OpenText(Story Story, StoryText Text, StoryContent Content, PersonId By, DateTimeOffset At);

/// <summary>Reads what a centre writes.</summary>
internal sealed class ReadTexts(LedgerlineDb db, KeyRing keys)
{
    /// <summary>So many are listed, those written at last first.</summary>
    public const int Most = 500;

    /// <summary>The originals; translations have a list of their own (<see cref="Translating.ReadTranslations"/>).</summary>
    public async Task<IReadOnlyList<TextRow>> OriginalsAsync(CentreId centre, CancellationToken cancel = default)
    {
        var texts = from text in db.Set<StoryText>().AsNoTracking()
                    where text.Centre == centre && text.From == null
                    join version in db.Set<StoryVersion>() on new { text.Story, text.Language, Number = text.Version } equals new { version.Story, version.Language, version.Number }
                    orderby version.At descending
                    select new { text, version };
        return [.. (await texts.Take(Most).ToListAsync(cancel)).Select(row => new TextRow(
            row.text.Story, row.text.Language, row.text.State, StoryContent.Open(keys, row.version.ContentSealed).Title, row.version.At, row.version.By))];
    }

    /// <returns>Null where the centre has no such text.</returns>
    public async Task<OpenText?> FindAsync(CentreId centre, StoryId id, string language, CancellationToken cancel = default)
    {
        var text = await db.Set<StoryText>().AsNoTracking().SingleOrDefaultAsync(t => t.Story == id && t.Language == language && t.Centre == centre, cancel);
        if (text is null)
            return null;
        var story = await db.Set<Story>().AsNoTracking().SingleAsync(s => s.Id == id, cancel);
        var version = await db.Set<StoryVersion>().AsNoTracking().SingleAsync(v => v.Story == id && v.Language == language && v.Number == text.Version, cancel);
        return new OpenText(story, text, StoryContent.Open(keys, version.ContentSealed), version.By, version.At);
    }

    /// <returns>Null where there is no such version. The caller has found the text.</returns>
    public Task<StoryContent?> ContentAsync(StoryId id, string language, int number, CancellationToken cancel = default) => db.ContentAsync(keys, id, language, number, cancel);

    /// <summary>The newest first, without what they say.</summary>
    public Task<List<StoryVersion>> VersionsAsync(StoryId id, string language, CancellationToken cancel = default) =>
        db.Set<StoryVersion>().AsNoTracking().Where(v => v.Story == id && v.Language == language).OrderByDescending(v => v.Number)
            .Select(v => new StoryVersion { Story = v.Story, Language = v.Language, Number = v.Number, ContentSealed = Array.Empty<byte>(), By = v.By, At = v.At, SourceVersion = v.SourceVersion }).ToListAsync(cancel);

    /// <summary>Its pictures, as those who write it see them. The caller has found the text.</summary>
    public async Task<ShownPictures> PicturesAsync(StoryId id, CancellationToken cancel = default) => new(ShownPictures.OwnPath(id), await db.PictureSizesAsync(id, cancel));
}
