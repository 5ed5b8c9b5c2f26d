using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Demo;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;

namespace Ledgerline.Stories;

/// <summary>Fills a centre's newsroom with invented stories, for a demo.</summary>
public sealed class SeedStories
{
    private readonly LedgerlineDb _db;
    private readonly KeyRing _keys;
    private readonly TimeProvider _clock;
    private readonly BeginStory _begin;
    private readonly SaveText _save;
    private readonly SendText _send;
    private readonly FindRisks _risks;
    private readonly ReviewText _review;

    internal SeedStories(LedgerlineDb db, KeyRing keys, TimeProvider clock, BeginStory begin, SaveText save, SendText send, FindRisks risks, ReviewText review) =>
        (_db, _keys, _clock, _begin, _save, _send, _risks, _review) = (db, keys, clock, begin, save, send, risks, review);

    /// <summary>Some stories that are public, one that is written, one that waits to be reviewed, and jottings of yesterday.</summary>
    /// <param name="centre">Whose they are.</param>
    /// <param name="editor">Who wrote them.</param>
    /// <param name="other">Who reviewed them.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RunAsync(CentreId centre, PersonId editor, PersonId other, CancellationToken cancel = default)
    {
        var (writes, reviews) = (new Actor(editor, centre, ""), new Actor(other, centre, ""));
        foreach (var (content, occasion) in InventedStories.Public)
        {
            var id = await WriteAsync(writes, content, occasion, cancel);
            await SendAsync(writes, id, content, cancel);
            await _review.PublishAsync(reviews, id, InventedStories.Language, 2, cancel);
        }

        await SendAsync(writes, await WriteAsync(writes, InventedStories.Waiting, Occasion.None, cancel), InventedStories.Waiting, cancel);
        await WriteAsync(writes, InventedStories.Begun, Occasion.None, cancel);
        await JotAsync(centre, cancel);
    }

    private async Task<StoryId> WriteAsync(Actor by, StoryContent content, Occasion occasion, CancellationToken cancel)
    {
        var id = (await _begin.BeginAsync(by, ContentLanguage.Find(InventedStories.Language)!, null, cancel))!.Value;
        await _save.SaveAsync(by, id, InventedStories.Language, content, 1, occasion, cancel: cancel);
        return id;
    }

    private async Task SendAsync(Actor by, StoryId id, StoryContent content, CancellationToken cancel) =>
        await _send.SendAsync(by, id, InventedStories.Language, 2, [.. (await _risks.FindAsync(content, cancel)).Select(finding => finding.Key)], cancel);

    private async Task JotAsync(CentreId centre, CancellationToken cancel)
    {
        var yesterday = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).AddDays(-1);
        await using var write = await _db.BeginWriteAsync(cancel);
        foreach (var text in InventedStories.Jottings)
            _db.Add(new Jotting { Id = Guid.NewGuid(), Centre = centre, Day = yesterday, TextSealed = _keys.Seal(KeyPurpose.Jotting, text), IsDelivered = true });
        await _db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
