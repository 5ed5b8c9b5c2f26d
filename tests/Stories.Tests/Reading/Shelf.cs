using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Stories.Tests.Reading;

/// <summary>What tests put among the published, by the way that people take.</summary>
internal static class Shelf
{
    public const string Site = "https://register.example";

    /// <summary>A newsroom whose site listens and knows its address.</summary>
    public static async Task<Newsroom> ServeAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var room = await Newsroom.OpenAsync(engine);
        room.System.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<WebOptions>>().Value.PublicUrl = new Uri(Site);
        await room.System.ServeAsync();
        return room;
    }

    /// <summary>A translation of what is published in another language, made from its newest version.</summary>
    public static async Task AddTranslationAsync(this Newsroom room, StoryId id, string language, StoryContent content, string from = "en")
    {
        await room.DbAsync(async db =>
        {
            var source = await db.FindAsync<StoryText>(id, from);
            var story = await db.FindAsync<StoryVersion>(id, from, source!.Version);
            var keys = room.System.Services.GetRequiredService<KeyRing>();
            var whole = content with { Sources = StoryContent.Open(keys, story!.ContentSealed).Marks };
            db.Add(new StoryText { Story = id, Language = language, Centre = room.Centre, Version = 1, From = from });
            db.Add(new StoryVersion { Story = id, Language = language, Number = 1, ContentSealed = whole.Seal(keys), By = room.Editor.Person, At = room.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        (await room.SendAsync(id, 1, language: language)).ShouldBe(SendTextResult.Sent);
        (await room.PublishAsync(id, 1, language: language)).ShouldBe(ReviewResult.Done);
    }

    /// <summary>A new version of the original, public.</summary>
    public static async Task ChangeAsync(this Newsroom room, StoryId id, StoryContent content, int seen, string language = "en")
    {
        (await room.SaveAsync(id, content, seen, language: language)).ShouldBe(SaveTextResult.Saved);
        (await room.SendAsync(id, seen + 1, language: language)).ShouldBe(SendTextResult.Sent);
        (await room.PublishAsync(id, seen + 1, language: language)).ShouldBe(ReviewResult.Done);
    }

    public static Task<bool> WithdrawAsync(this Newsroom room, StoryId id, string language = "en") =>
        room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(room.Editor, id, language));

    /// <summary>Gives a story its occasion, as its editor does when she saves it.</summary>
    public static async Task<StoryId> AddOfAsync(this Newsroom room, Occasion occasion, StoryContent content, string language = "en")
    {
        var id = await room.BeginAsync(language: language);
        (await room.WithAsync<SaveText, SaveTextResult>(save => save.SaveAsync(room.Editor, id, language, content, 1, occasion))).ShouldBe(SaveTextResult.Saved);
        (await room.SendAsync(id, 2, language: language)).ShouldBe(SendTextResult.Sent);
        (await room.PublishAsync(id, 2, language: language)).ShouldBe(ReviewResult.Done);
        return id;
    }
}
