using System.Globalization;
using Ledgerline.Storage;
using Ledgerline.Stories.Exchange;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories;

/// <summary>Writes the public stories, with their translations and pictures, as a folder of Markdown files (docs/specs/story-folder.md).</summary>
public sealed class ExportStories(LedgerlineDb db)
{
    /// <summary>Files that are there already are written anew; others are left alone.</summary>
    /// <returns>How many texts were written.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<int> RunAsync(string folder, CancellationToken cancel = default)
    {
        var stories = await db.Set<Story>().AsNoTracking().Where(s => s.Number != null).OrderBy(s => s.Number).ToListAsync(cancel);
        var written = 0;
        foreach (var story in stories)
        {
            var texts = await db.Set<PublishedText>().AsNoTracking().Where(t => t.Number == story.Number && !t.IsWithdrawn).OrderBy(t => t.Language).ToListAsync(cancel);
            if (texts.Count == 0)
                continue;
            var home = Directory.CreateDirectory(Path.Combine(folder, story.Number!.Value.ToString("0000", CultureInfo.InvariantCulture))).FullName;
            foreach (var text in texts)
                await File.WriteAllBytesAsync(Path.Combine(home, StoryFolder.NameOf(text.Language)), FileOf(story, text).Write(), cancel);
            written += texts.Count;
            foreach (var picture in await db.Set<PublishedPicture>().AsNoTracking().Where(p => p.Number == story.Number).ToListAsync(cancel))
                await File.WriteAllBytesAsync(Path.Combine(home, StoryFolder.PictureOf(picture.Name)), picture.Bytes, cancel);
        }

        return written;
    }

    private static StoryFile FileOf(Story story, PublishedText text) => new(
        story.Id, text.Language, text.From, new StoryContent(text.Title, text.Summary, text.From is null ? text.Byline : text.Credit, text.Markdown),
        text.From is null ? text.Occasion : Occasion.None, text.PublishedOn, text.ChangedOn, text.IsBehind);
}
