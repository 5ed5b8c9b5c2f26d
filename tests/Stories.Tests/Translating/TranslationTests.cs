using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class TranslationTests
{
    private static readonly StoryContent Corrected = Newsroom.Content with { Body = Newsroom.Content.Body.Replace("picked up at once", "picked up after a while", StringComparison.Ordinal) };

    [Theory, OnBothEngines]
    public async Task Begin_OfWhatIsPublic_IsOpenToEveryCentre_OnceALanguage(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (own, other) = (await room.AddTranslatorAsync(), await room.AddTranslatorAsync("theo", await room.System.AddCentreAsync("Another")));
        var id = await room.AddPublishedAsync();
        var unpublished = await room.BeginAsync();

        (await room.BeginTranslationAsync(id, other)).ShouldBe(BeginTranslationResult.Begun);

        (await room.BeginTranslationAsync(id, own)).ShouldBe(BeginTranslationResult.AlreadyThere);
        (await room.BeginTranslationAsync(id, own, to: "en")).ShouldBe(BeginTranslationResult.AlreadyThere);
        (await room.BeginTranslationAsync(id, own, to: "de", from: "fr")).ShouldBe(BeginTranslationResult.NotPublic);
        (await room.BeginTranslationAsync(unpublished, own)).ShouldBe(BeginTranslationResult.NotPublic);
        (await room.BeginTranslationAsync(new(Guid.NewGuid()), own)).ShouldBe(BeginTranslationResult.NotPublic);
        var text = await room.TextAsync(id, "fr");
        (text.Centre, text.From, text.State, text.Version).ShouldBe((other.Centre, "en", TextState.Draft, 1));
        (await room.WithAsync<ReadTranslations, OpenTranslation?>(read => read.FindAsync(own.Centre, id, "fr"))).ShouldBeNull();
        (await room.WithAsync<ReadTranslations, OpenTranslation?>(read => read.FindAsync(own.Centre, id, "en"))).ShouldBeNull();
        (await room.WithAsync<ReadTranslations, IReadOnlyList<TranslationRow>>(read => read.AllAsync(own.Centre))).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Begin_ByManyAtOnce_IsOne(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var tara = await room.AddTranslatorAsync();
        var id = await room.AddPublishedAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => room.BeginTranslationAsync(id, tara)));

        results.Count(result => result == BeginTranslationResult.Begun).ShouldBe(1);
        results.Count(result => result == BeginTranslationResult.AlreadyThere).ShouldBe(5);
    }

    [Theory, OnBothEngines]
    public async Task Translation_IsCredited_AndBehindOnceItsSourceHasChanged_UntilItIsBroughtUpToDate(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (tara, theo) = await TwoTranslatorsAsync(room);
        var id = await room.AddPublishedAsync();
        await room.AddTranslationAsync(id, tara, theo);
        var copy = (await room.PublicAsync()).Single(text => text.Language == "fr");
        (copy.Title, copy.Byline, copy.Credit, copy.Original, copy.From, copy.IsBehind).ShouldBe(("fr: The teacher", "A volunteer in Canada", "in Canada", "en", "en", false));

        await room.CorrectAsync(id, Corrected);

        (await BehindAsync(room)).ShouldBe(["fr"]);
        var alignment = await room.AlignmentAsync(id, tara);
        (alignment.Done, alignment.Behind).ShouldBe((5, 1));
        alignment.Pieces.Single(piece => piece.IsBehind).ShouldBe(new AlignedPiece("She picked up after a while.", "fr: She picked up at once.", "She picked up at once."));
        var row = (await room.WithAsync<ReadTranslations, IReadOnlyList<TranslationRow>>(read => read.AllAsync(tara.Centre))).ShouldHaveSingleItem();
        (row.IsBehind, row.IsPublic, row.Done, row.Pieces).ShouldBe((true, true, 5, 6));

        await room.TranslateAsync(id, tara, piece => $"fr: {piece}");
        (await BehindAsync(room)).ShouldBe(["fr"]);
        await room.PublishTranslationAsync(id, tara, theo);
        (await BehindAsync(room)).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Chain_IsMarkedLinkByLink(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (tara, theo) = await TwoTranslatorsAsync(room);
        var id = await room.AddPublishedAsync();
        await room.AddTranslationAsync(id, tara, theo, "zh-Hans");
        await room.AddTranslationAsync(id, theo, tara, "fr", "zh-Hans");

        await room.CorrectAsync(id, Corrected);
        (await BehindAsync(room)).ShouldBe(["zh-Hans"]);

        await room.TranslateAsync(id, tara, piece => $"zh-Hans: {piece}", "zh-Hans");
        await room.PublishTranslationAsync(id, tara, theo, "zh-Hans");
        (await BehindAsync(room)).ShouldBe(["fr"]);
        (await room.AlignmentAsync(id, theo)).Pieces.Single(piece => piece.IsBehind).Old.ShouldBe("zh-Hans: She picked up at once.");

        await room.TranslateAsync(id, theo, piece => $"fr: {piece}");
        await room.PublishTranslationAsync(id, theo, tara);
        (await BehindAsync(room)).ShouldBeEmpty();
        (await room.PublicAsync()).Select(text => (text.Language, text.From, text.Original)).ShouldBe([("en", null, "en"), ("fr", "zh-Hans", "en"), ("zh-Hans", "en", "en")], ignoreOrder: true);
    }

    [Theory, OnBothEngines]
    public async Task WhatIsLeftOut_KeepsItsPlace_AndAnotherOrder_IsBehindWithoutWork(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (tara, theo) = await TwoTranslatorsAsync(room);
        var id = await room.AddPublishedAsync();
        await room.BeginTranslationAsync(id, tara);
        await room.TranslateAsync(id, tara, piece => piece.StartsWith("##", StringComparison.Ordinal) ? "" : $"fr: {piece}");
        var half = await room.AlignmentAsync(id, tara);
        half.Pieces.Select(piece => piece.IsMissing).ShouldBe([false, false, false, true, false, false]);
        (await room.TranslateAsync(id, tara, piece => $"fr: {piece}")).ShouldBe(SaveTextResult.Saved);
        await room.PublishTranslationAsync(id, tara, theo);

        var paragraphs = Paragraphs.Of(Newsroom.Content.Body);
        await room.CorrectAsync(id, Newsroom.Content with { Body = Paragraphs.Join(paragraphs.Reverse()) });

        (await BehindAsync(room)).ShouldBe(["fr"]);
        var alignment = await room.AlignmentAsync(id, tara);
        (alignment.Done, alignment.Behind).ShouldBe((6, 0));
        alignment.Pieces[2].Target.ShouldBe("fr: He *listened*.");
    }

    [Theory, OnBothEngines]
    public async Task Untranslated_IsWhatIsPublicAndNotTold_WithAllItsLanguages(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (tara, theo) = await TwoTranslatorsAsync(room);
        var first = await room.AddPublishedAsync();
        await room.AddPublishedAsync(Newsroom.Content with { Title = "The second" });
        await room.BeginAsync();
        await room.AddTranslationAsync(first, tara, theo);
        await room.BeginTranslationAsync(first, tara, "de");

        (await ForAsync("it")).Select(one => (one.Title, string.Join(' ', one.Languages))).ShouldBe([("The second", "en"), ("The teacher", "en fr")]);
        (await ForAsync("de")).Select(one => one.Title).ShouldBe(["The second"]);
        (await ForAsync("en")).ShouldBeEmpty();

        Task<IReadOnlyList<Untranslated>> ForAsync(string language) => room.WithAsync<FindUntranslated, IReadOnlyList<Untranslated>>(find => find.ForAsync(language));
    }

    private static async Task<(Actor Tara, Actor Theo)> TwoTranslatorsAsync(Newsroom room) => (await room.AddTranslatorAsync(), await room.AddTranslatorAsync("theo"));

    private static async Task<IEnumerable<string>> BehindAsync(Newsroom room) => (await room.PublicAsync()).Where(text => text.IsBehind).Select(text => text.Language);
}
