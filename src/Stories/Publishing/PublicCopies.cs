using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Reading;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

/// <summary>
/// Keeps what everybody may read: the copies of texts, and what follows them, pictures, search and memory. The one way in which anything of a story becomes public. All of it within the transaction of whoever publishes or withdraws.
/// </summary>
internal sealed class PublicCopies(LedgerlineDb db, KeyRing keys, IndexStories index, PublishPictures pictures, FillMemory memory)
{
    /// <summary>Gives a story its number, if it has none. Whoever publishes at the same moment waits here, so it is nobody else's.</summary>
    public async Task NumberAsync(Story story, CancellationToken cancel)
    {
        await PublishedState.CountAsync(db, cancel);
        story.Number ??= 1 + (await db.Set<Story>().MaxAsync(s => s.Number, cancel) ?? 0);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Makes a text's newest version public. A translation shows its original's byline and occasion, so that one comes first.</summary>
    /// <param name="story">With its number.</param>
    /// <param name="changedOn">Today.</param>
    /// <param name="publishedOn">Null for the day on which it was published first, or today.</param>
    /// <param name="isBehind">Null to leave it as it is.</param>
    public async Task CopyAsync(Story story, StoryText text, DateOnly changedOn, DateOnly? publishedOn, bool? isBehind, CancellationToken cancel)
    {
        var content = (await db.ContentAsync(keys, story.Id, text.Language, text.Version, cancel))!;
        var others = await db.Set<PublishedText>().Where(t => t.Number == story.Number).ToListAsync(cancel);
        var there = others.Find(t => t.Language == text.Language);
        var number = story.Number!.Value;
        var copy = new PublishedText
        {
            Number = number,
            Language = text.Language,
            Title = content.Title,
            Summary = content.Summary,
            Byline = text.From is null ? content.Byline : others.Find(t => t.Language == story.Language)?.Byline ?? "",
            Credit = text.From is null ? "" : content.Byline,
            Markdown = content.Body,
            Html = RenderStory.Render(content.Body, new ShownPictures(ShownPictures.PublicPath(number), await db.PictureSizesAsync(story.Id, cancel))),
            Minutes = ReadingTime.MinutesOf(content.Body),
            Occasion = story.Occasion,
            PublishedOn = publishedOn ?? there?.PublishedOn ?? changedOn,
            ChangedOn = changedOn,
            Original = story.Language,
            From = text.From,
            IsBehind = isBehind ?? there?.IsBehind ?? false,
            Version = text.Version,
        };
        if (there is null)
            db.Add(copy);
        else
            db.Entry(there).CurrentValues.SetValues(copy);
        foreach (var translation in others.Where(t => text.From is null && t != there && !t.IsWithdrawn))
            (translation.Byline, translation.Occasion) = (copy.Byline, copy.Occasion);
        (text.State, text.Published, text.SentBy) = (TextState.Published, text.Version, null);
        await db.SaveChangesAsync(cancel);
        await index.AddAsync(copy, cancel);
    }

    /// <summary>Nothing is left of these texts of a story but that they were there.</summary>
    public async Task WithdrawAsync(Story story, IReadOnlyCollection<StoryText> texts, CancellationToken cancel)
    {
        await PublishedState.CountAsync(db, cancel);
        foreach (var text in texts)
            (text.State, text.Published, text.SentBy) = (TextState.Withdrawn, null, null);
        var languages = texts.Select(t => t.Language).ToList();
        foreach (var copy in await db.Set<PublishedText>().Where(t => t.Number == story.Number && languages.Contains(t.Language)).ToListAsync(cancel))
        {
            (copy.Title, copy.Summary, copy.Byline, copy.Credit, copy.Markdown, copy.Html) = ("", "", "", "", "", "");
            (copy.IsWithdrawn, copy.IsBehind) = (true, false);
        }

        await index.RemoveAsync(story.Number!.Value, languages, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Once all texts are copied, or withdrawn: the story's pictures and what is remembered of its translations are made to fit.</summary>
    public async Task FollowAsync(Story story, CancellationToken cancel)
    {
        await pictures.RunAsync(story.Id, story.Number!.Value, cancel);
        await memory.RunAsync(story.Id, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
