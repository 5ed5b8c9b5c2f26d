using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests;

/// <summary>A centre with two editors on a fresh database: what a test needs to write, review and publish.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private Newsroom(TestSystem system, CentreId centre, Actor editor, Actor other) => (System, Centre, Editor, Other) = (system, centre, editor, other);

    public TestSystem System { get; }

    public CentreId Centre { get; }

    /// <summary>Who writes.</summary>
    public Actor Editor { get; }

    /// <summary>Who reviews.</summary>
    public Actor Other { get; }

    public FakeClock Clock => System.Clock;

    public static StoryContent Content { get; } = new("The teacher", "A teacher picks up, and listens.", "A volunteer in Canada", "She picked up at once.\n\n## A question\n\n> Who are you?\n\nHe *listened*.");

    public static async Task<Newsroom> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var system = await TestSystem.StartAsync(engine);
        var centre = await system.AddCentreAsync();
        return new Newsroom(system, centre, await AddAsync(system, "edith", centre), await AddAsync(system, "omar", centre));
    }

    public async Task<Actor> AddEditorAsync(string name, CentreId centre) => await AddAsync(System, name, centre);

    public Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull => System.InScopeAsync(work);

    public Task<TResult> DbAsync<TResult>(Func<LedgerlineDb, Task<TResult>> work) => System.InScopeAsync(work);

    public async Task WriteJottingAsync(string text, CentreId? centre = null) => await WithAsync<WriteJotting, bool>(async write =>
    {
        await write.WriteAsync(centre ?? Centre, text);
        return true;
    });

    public Task<int> DeliverAsync() => WithAsync<DeliverJottings, int>(deliver => deliver.RunAsync());

    public async Task<StoryId> BeginAsync(Guid? jotting = null, string language = "en") =>
        (await WithAsync<BeginStory, StoryId?>(begin => begin.BeginAsync(Editor, ContentLanguage.Find(language)!, jotting))).ShouldNotBeNull();

    public Task<SaveTextResult> SaveAsync(StoryId id, StoryContent content, int seen, Actor? by = null, string language = "en") =>
        WithAsync<SaveText, SaveTextResult>(save => save.SaveAsync(by ?? Editor, id, language, content, seen));

    /// <summary>Sends the newest version, everything confirmed.</summary>
    public async Task<SendTextResult> SendAsync(StoryId id, int version, Actor? by = null, string language = "en")
    {
        var content = await WithAsync<ReadTexts, StoryContent?>(texts => texts.ContentAsync(id, language, version)) ?? StoryContent.Empty;
        var found = await WithAsync<FindRisks, IReadOnlyList<Finding>>(risks => risks.FindAsync(content));
        return await WithAsync<SendText, SendTextResult>(send => send.SendAsync(by ?? Editor, id, language, version, [.. found.Select(finding => finding.Key)]));
    }

    public Task<ReviewResult> PublishAsync(StoryId id, int version, Actor? by = null, string language = "en") =>
        WithAsync<ReviewText, ReviewResult>(review => review.PublishAsync(by ?? Other, id, language, version));

    /// <summary>A story that is public, in its second version.</summary>
    public async Task<StoryId> AddPublishedAsync(StoryContent? content = null, string language = "en")
    {
        var id = await BeginAsync(language: language);
        (await SaveAsync(id, content ?? Content, 1, language: language)).ShouldBe(SaveTextResult.Saved);
        (await SendAsync(id, 2, language: language)).ShouldBe(SendTextResult.Sent);
        (await PublishAsync(id, 2, language: language)).ShouldBe(ReviewResult.Done);
        return id;
    }

    public async Task<Actor> AddTranslatorAsync(string name = "tara", CentreId? centre = null) =>
        new(await System.AddPersonAsync(name, centre ?? Centre, Role.Translator), centre ?? Centre, name);

    public Task<BeginTranslationResult> BeginTranslationAsync(StoryId id, Actor translator, string to = "fr", string from = "en") =>
        WithAsync<BeginTranslation, BeginTranslationResult>(begin => begin.BeginAsync(translator, id, ContentLanguage.Find(from)!, ContentLanguage.Find(to)!));

    public async Task<OpenTranslation> OpenTranslationAsync(StoryId id, Actor translator, string language = "fr") =>
        (await WithAsync<ReadTranslations, OpenTranslation?>(read => read.FindAsync(translator.Centre, id, language))).ShouldNotBeNull();

    public async Task<Alignment> AlignmentAsync(StoryId id, Actor translator, string language = "fr")
    {
        var open = await OpenTranslationAsync(id, translator, language);
        return AlignPieces.Align(open.Pieces, TranslatedContent.RowsOf(open.Own.Content, open.Pieces));
    }

    /// <summary>Saves a translation of each piece of what is public now, as <paramref name="translate"/> says it.</summary>
    public async Task<SaveTextResult> TranslateAsync(StoryId id, Actor translator, Func<string, string> translate, string language = "fr")
    {
        var open = await OpenTranslationAsync(id, translator, language);
        var content = TranslatedContent.Of([.. open.Pieces.Select(piece => new TranslatedPiece(piece, translate(piece)))], "in Canada");
        return await WithAsync<SaveText, SaveTextResult>(save => save.SaveAsync(translator, id, language, content, open.Own.Text.Version, sourceVersion: open.Source!.Version));
    }

    /// <summary>Sends and publishes the newest version.</summary>
    public async Task PublishTranslationAsync(StoryId id, Actor translator, Actor reviewer, string language = "fr")
    {
        var version = (await TextAsync(id, language)).Version;
        (await SendAsync(id, version, translator, language)).ShouldBe(SendTextResult.Sent);
        (await PublishAsync(id, version, reviewer, language)).ShouldBe(ReviewResult.Done);
    }

    /// <summary>A translation that is public.</summary>
    public async Task AddTranslationAsync(StoryId id, Actor translator, Actor reviewer, string language = "fr", string from = "en", Func<string, string>? translate = null)
    {
        (await BeginTranslationAsync(id, translator, language, from)).ShouldBe(BeginTranslationResult.Begun);
        (await TranslateAsync(id, translator, translate ?? (piece => $"{language}: {piece}"), language)).ShouldBe(SaveTextResult.Saved);
        await PublishTranslationAsync(id, translator, reviewer, language);
    }

    /// <summary>The original is corrected, reviewed and public again.</summary>
    public async Task CorrectAsync(StoryId id, StoryContent content, string language = "en")
    {
        var version = (await TextAsync(id, language)).Version;
        (await SaveAsync(id, content, version, language: language)).ShouldBe(SaveTextResult.Saved);
        (await SendAsync(id, version + 1, language: language)).ShouldBe(SendTextResult.Sent);
        (await PublishAsync(id, version + 1, language: language)).ShouldBe(ReviewResult.Done);
    }

    public Task<List<PublishedText>> PublicAsync() => DbAsync(db => db.Set<PublishedText>().AsNoTracking().OrderBy(t => t.Number).ThenBy(t => t.Language).ToListAsync());

    public Task<StoryText> TextAsync(StoryId id, string language = "en") => DbAsync(db => db.Set<StoryText>().AsNoTracking().SingleAsync(t => t.Story == id && t.Language == language));

    public ValueTask DisposeAsync() => System.DisposeAsync();

    private static async Task<Actor> AddAsync(TestSystem system, string name, CentreId centre) => new(await system.AddPersonAsync(name, centre, Role.Editor), centre, name);
}
