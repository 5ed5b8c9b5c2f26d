using Ledgerline.Storage;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;

namespace Ledgerline.Stories.Tests.Publishing;

public sealed class ReviewTextTests
{
    [Theory, OnBothEngines]
    public async Task Publish_MakesACopyForEverybody(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);

        await room.AddPublishedAsync();
        await room.AddPublishedAsync(Newsroom.Content with { Title = "The second" });

        var texts = await room.PublicAsync();
        texts.Select(text => (text.Number, text.Language, text.Title)).ShouldBe([(1, "en", "The teacher"), (2, "en", "The second")]);
        var (first, today) = (texts[0], DateOnly.FromDateTime(room.Clock.GetUtcNow().UtcDateTime));
        (first.Summary, first.Byline, first.Credit, first.Markdown, first.Minutes).ShouldBe((Newsroom.Content.Summary, "A volunteer in Canada", "", Newsroom.Content.Body, 1));
        (first.PublishedOn, first.ChangedOn, first.Original, first.From, first.IsBehind, first.IsWithdrawn, first.Version).ShouldBe((today, today, "en", null, false, false, 2));
        first.Html.ShouldBe("<p>She picked up at once.</p>\n<h2>A question</h2>\n<blockquote>\n<p>Who are you?</p>\n</blockquote>\n<p>He <em>listened</em>.</p>\n");
    }

    [Theory, OnBothEngines]
    public async Task Publish_ByWhoWroteOrSentIt_IsRefused(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var third = await room.AddEditorAsync("tess", room.Centre);
        var id = await room.BeginAsync();
        await room.SaveAsync(id, Newsroom.Content, 1);
        await room.SaveAsync(id, Newsroom.Content with { Title = "Another" }, 2, room.Other);
        await room.SendAsync(id, 3, third);

        foreach (var own in (Centres.Actor[])[room.Editor, room.Other, third])
            (await room.PublishAsync(id, 3, own)).ShouldBe(ReviewResult.Own);

        (await room.PublicAsync()).ShouldBeEmpty();
        (await room.PublishAsync(id, 3, await room.AddEditorAsync("fred", room.Centre))).ShouldBe(ReviewResult.Done);
        // What is public has been reviewed: only who wrote since then may not.
        await room.SaveAsync(id, Newsroom.Content, 3);
        await room.SendAsync(id, 4);
        (await room.PublishAsync(id, 4, third)).ShouldBe(ReviewResult.Done);
    }

    [Theory, OnBothEngines]
    public async Task Publish_OfWhatWasNotSent_OrIsNotTheNewest_OrIsAnotherCentres_IsRefused(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var stranger = await room.AddEditorAsync("sam", await room.System.AddCentreAsync("Another"));
        var id = await room.BeginAsync();
        await room.SaveAsync(id, Newsroom.Content, 1);

        (await room.PublishAsync(id, 2)).ShouldBe(ReviewResult.NotInReview);
        await room.SendAsync(id, 2);
        (await room.PublishAsync(id, 1)).ShouldBe(ReviewResult.NotTheNewest);
        (await room.PublishAsync(id, 2, stranger)).ShouldBe(ReviewResult.NotFound);
        (await room.WithAsync<ReviewText, ReviewResult>(review => review.ReturnAsync(stranger, id, "en", 2))).ShouldBe(ReviewResult.NotFound);
        (await room.PublishAsync(id, 2, language: "fr")).ShouldBe(ReviewResult.NotFound);

        (await room.PublicAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task WhatIsInReview_IsNotChanged_AndGoesBack_AlsoToWhoeverSentIt(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.BeginAsync();
        await room.SaveAsync(id, Newsroom.Content, 1);
        await room.SendAsync(id, 2);

        (await room.SaveAsync(id, Newsroom.Content, 2)).ShouldBe(SaveTextResult.InReview);
        (await room.WithAsync<ReviewText, ReviewResult>(review => review.ReturnAsync(room.Editor, id, "en", 2))).ShouldBe(ReviewResult.Done);

        (await room.TextAsync(id)).State.ShouldBe(TextState.Draft);
        (await room.PublishAsync(id, 2)).ShouldBe(ReviewResult.NotInReview);
        (await room.SaveAsync(id, Newsroom.Content, 2)).ShouldBe(SaveTextResult.Saved);
    }

    [Theory, OnBothEngines]
    public async Task ANewVersion_IsNotPublic_UntilItIsReviewed(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.AddPublishedAsync();
        room.Clock.Advance(TimeSpan.FromDays(3));

        await room.SaveAsync(id, Newsroom.Content with { Title = "Corrected" }, 2);
        (await room.PublicAsync()).Single().Title.ShouldBe("The teacher");
        await room.SendAsync(id, 3);
        await room.PublishAsync(id, 3);

        var text = (await room.PublicAsync()).Single();
        (text.Title, text.Number, text.ChangedOn.DayNumber - text.PublishedOn.DayNumber).ShouldBe(("Corrected", 1, 3));
    }

    [Theory, OnBothEngines]
    public async Task Publish_OfManyAtOnce_GivesEachANumberOfItsOwn(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var stories = new List<StoryId>();
        for (var i = 0; i < 6; i++)
        {
            var id = await room.BeginAsync();
            await room.SaveAsync(id, Newsroom.Content, 1);
            await room.SendAsync(id, 2);
            stories.Add(id);
        }

        var results = await Task.WhenAll(stories.Select(id => room.PublishAsync(id, 2)));

        results.ShouldAllBe(result => result == ReviewResult.Done);
        (await room.PublicAsync()).Select(text => text.Number).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Theory, OnBothEngines]
    public async Task Withdraw_LeavesNothingOfItThere_AndItsAddressForEver(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var id = await room.AddPublishedAsync();
        var stranger = await room.AddEditorAsync("sam", await room.System.AddCentreAsync("Another"));

        (await WithdrawAsync(stranger)).ShouldBeFalse();
        (await WithdrawAsync(room.Editor)).ShouldBeTrue();
        (await WithdrawAsync(room.Editor)).ShouldBeFalse();

        var text = (await room.PublicAsync()).Single();
        (text.IsWithdrawn, text.Number, text.Title, text.Summary, text.Byline, text.Markdown, text.Html).ShouldBe((true, 1, "", "", "", "", ""));
        // Written anew it can be published again, at the same address.
        await room.SaveAsync(id, Newsroom.Content with { Title = "Without the village" }, 2);
        await room.SendAsync(id, 3);
        await room.PublishAsync(id, 3);
        (await room.PublicAsync()).Select(again => (again.Number, again.Title, again.IsWithdrawn)).ShouldBe([(1, "Without the village", false)]);

        Task<bool> WithdrawAsync(Centres.Actor by) => room.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(by, id, "en"));
    }
}
