using Ledgerline.Storage;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Writing;

public sealed class SaveTextTests
{
    [Theory, OnBothEngines]
    public async Task Save_AddsAVersion_AndNothingIsOverwritten(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();

        (await room.SaveAsync(id, Newsroom.Content, 1)).ShouldBe(SaveTextResult.Saved);
        (await room.SaveAsync(id, Newsroom.Content with { Title = "Mine" }, 1, room.Other)).ShouldBe(SaveTextResult.NotTheNewest);
        (await room.SaveAsync(id, Newsroom.Content with { Title = "Mine" }, 3, room.Other)).ShouldBe(SaveTextResult.NotTheNewest);
        (await room.SaveAsync(id, Newsroom.Content with { Title = "Mine" }, 2, room.Other)).ShouldBe(SaveTextResult.Saved);

        (await room.WithAsync<ReadTexts, StoryContent?>(texts => texts.ContentAsync(id, "en", 2)))!.Title.ShouldBe("The teacher");
        (await room.WithAsync<ReadTexts, StoryContent?>(texts => texts.ContentAsync(id, "en", 3)))!.Title.ShouldBe("Mine");
        (await room.WithAsync<ReadTexts, List<StoryVersion>>(texts => texts.VersionsAsync(id, "en"))).Select(version => (version.Number, version.By))
            .ShouldBe([(3, room.Other.Person), (2, room.Editor.Person), (1, room.Editor.Person)]);
    }

    [Theory, OnBothEngines]
    public async Task Save_ByManyAtOnce_IsOneVersion(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(one => room.SaveAsync(id, Newsroom.Content with { Title = $"{one}" }, 1)));

        results.Count(result => result == SaveTextResult.Saved).ShouldBe(1);
        results.Count(result => result == SaveTextResult.NotTheNewest).ShouldBe(7);
    }

    [Theory, OnBothEngines]
    public async Task Save_AtAnotherCentre_IsNotFound(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();
        var stranger = await room.AddEditorAsync("sam", await room.System.AddCentreAsync("Another"));

        (await room.SaveAsync(id, Newsroom.Content, 1, stranger)).ShouldBe(SaveTextResult.NotFound);
        (await room.WithAsync<KeepDraft, bool>(drafts => drafts.KeepAsync(stranger, id, "en", Newsroom.Content, 1))).ShouldBeFalse();
        (await room.SendAsync(id, 1, stranger)).ShouldBe(SendTextResult.NotFound);
        (await room.WithAsync<ReadTexts, OpenText?>(texts => texts.FindAsync(stranger.Centre, id, "en"))).ShouldBeNull();
        (await room.WithAsync<ReadTexts, IReadOnlyList<TextRow>>(texts => texts.OriginalsAsync(stranger.Centre))).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task WhatIsTyped_IsKept_ForWhoTypesItAlone_UntilItIsSaved(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();
        await KeepAsync("Half a sen");
        await KeepAsync("Half a sentence");

        (await DraftAsync(room.Editor))!.Content.Body.ShouldBe("Half a sentence");
        (await DraftAsync(room.Other)).ShouldBeNull();
        (await WritesSomebodyAsync(room.Other)).ShouldBeTrue();
        (await WritesSomebodyAsync(room.Editor)).ShouldBeFalse();
        room.Clock.Advance(KeepDraft.Fresh);
        (await WritesSomebodyAsync(room.Other)).ShouldBeFalse();
        await room.SaveAsync(id, Newsroom.Content, 1);
        (await DraftAsync(room.Editor)).ShouldBeNull();

        Task<bool> KeepAsync(string body) => room.WithAsync<KeepDraft, bool>(drafts => drafts.KeepAsync(room.Editor, id, "en", Newsroom.Content with { Body = body }, 1));
        Task<OwnDraft?> DraftAsync(Centres.Actor by) => room.WithAsync<KeepDraft, OwnDraft?>(drafts => drafts.FindAsync(by, id, "en"));
        Task<bool> WritesSomebodyAsync(Centres.Actor by) => room.WithAsync<KeepDraft, bool>(drafts => drafts.IsSomebodyElseWritingAsync(by, id, "en"));
    }

    [Theory, OnBothEngines]
    public async Task Versions_AreInTheDatabase_InNoReadableForm(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();
        await room.SaveAsync(id, Newsroom.Content, 1);
        await room.WithAsync<KeepDraft, bool>(drafts => drafts.KeepAsync(room.Editor, id, "en", Newsroom.Content, 1));

        foreach (var kept in (await room.DbAsync(db => db.Set<StoryVersion>().Select(v => v.ContentSealed).ToListAsync())).Concat(await room.DbAsync(db => db.Set<StoryDraft>().Select(d => d.ContentSealed).ToListAsync())))
            System.Text.Encoding.UTF8.GetString(kept).ShouldNotContain("teacher");
    }
}
