using Ledgerline.Centres;
using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Translating;

public sealed class MemoryTests
{
    private static readonly StoryContent Story = new("Title", "Summary.", "", "She called. He listened.\n\nOne sentence here.");

    [Theory, OnBothEngines]
    public async Task WhatIsPublished_IsProposed_SentenceBySentence_InBothDirections(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        await PublishAsync(room);

        var proposed = await ProposeAsync(room, "en", "fr", "Then.  She\ncalled.  And He listened.", "She called. He listened.", "One sentence here.", "Unknown.");

        proposed.Keys.ShouldBe(["Then.  She\ncalled.  And He listened.", "She called. He listened.", "One sentence here."], ignoreOrder: true);
        proposed["Then.  She\ncalled.  And He listened."].Text.ShouldBe("Elle a appelé.");
        proposed["She called. He listened."].Text.ShouldBe("Elle a appelé. Il a écouté.");
        // Two sentences for one: known as a whole.
        proposed["One sentence here."].Text.ShouldBe("Une. Phrase.");
        (await ProposeAsync(room, "fr", "en", "Il a écouté.")).Single().Value.Text.ShouldBe("He listened.");
        (await ProposeAsync(room, "en", "de", "She called.")).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task WhatIsNotPublicAnyMore_IsNotRemembered(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (id, tara) = await PublishAsync(room);
        await room.BeginTranslationAsync(id, tara, "de");
        await room.TranslateAsync(id, tara, piece => $"de: {piece}", "de");
        (await ProposeAsync(room, "en", "de", "She called.")).ShouldBeEmpty("a draft is nobody's memory");

        await room.CorrectAsync(id, Story with { Body = "She called. He listened." });
        (await ProposeAsync(room, "en", "fr", "One sentence here.", "She called.")).Keys.ShouldBe(["She called."]);

        (await room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(room.Editor, id, "en"))).ShouldBeTrue();
        (await room.DbAsync(db => db.Set<RememberedSentence>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task TranslationWithdrawn_IsForgotten_AndTheOthersStay(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var (id, tara) = await PublishAsync(room);
        await room.AddTranslationAsync(id, tara, room.Other, "de");

        await room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(tara, id, "fr"));

        (await ProposeAsync(room, "en", "fr", "She called.")).ShouldBeEmpty();
        (await ProposeAsync(room, "en", "de", "She called.")).ShouldHaveSingleItem();
    }

    private static async Task<(StoryId Id, Actor Tara)> PublishAsync(Newsroom room)
    {
        var tara = await room.AddTranslatorAsync();
        var id = await room.AddPublishedAsync(Story);
        await room.AddTranslationAsync(id, tara, room.Other, translate: piece => piece switch
        {
            "She called. He listened." => "Elle a appelé. Il a écouté.",
            "One sentence here." => "Une. Phrase.",
            _ => $"fr: {piece}",
        });
        return (id, tara);
    }

    private static Task<IReadOnlyDictionary<string, Proposal>> ProposeAsync(Newsroom room, string from, string to, params string[] pieces) =>
        room.WithAsync<ProposeSentences, IReadOnlyDictionary<string, Proposal>>(propose => propose.ForAsync(from, to, pieces));
}
