using AngleSharp.Dom;
using Ledgerline.Centres;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Translating;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;

namespace Ledgerline.Stories.Tests;

/// <summary>What is typed into a jotting and a translation is only text to whoever reads it: forms that the walk of all forms cannot fill (tests/Attacks).</summary>
public sealed class OnlyTextTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>";

    [Fact]
    public async Task AJotting_IsOnlyText_ToItsEditors()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Room.WriteJottingAsync(Hostile);
        desk.Room.Clock.Advance(TimeSpan.FromDays(1));
        await desk.Room.DeliverAsync();
        using var editor = await desk.Room.System.SignInAsync("edith");

        ShouldBeText(await editor.PageAsync("/stories"));
    }

    [Fact]
    public async Task ATranslation_IsOnlyText_ToWhoeverWritesIt_ReviewsIt_AndReadsIt()
    {
        await using var desk = await Desk.OpenAsync();
        var translator = new Actor(await desk.Room.System.AddPersonAsync("tess", desk.Room.Centre, Role.Translator), desk.Room.Centre, "tess");
        using var tess = await desk.Room.System.SignInAsync("tess");
        var story = await desk.Room.AddPublishedAsync(new StoryContent("One", "Two", "Three", "Four"));
        (await desk.Room.WithAsync<BeginTranslation, BeginTranslationResult>(begin => begin.BeginAsync(translator, story, ContentLanguage.Find("en")!, ContentLanguage.Find("fr")!))).ShouldBe(BeginTranslationResult.Begun);
        TranslatedPiece[] pieces = [new("One", Hostile), new("Two", Hostile), new("Four", Hostile)];
        (await desk.Room.SaveAsync(story, TranslatedContent.Of(pieces, Hostile), (await desk.Room.TextAsync(story, "fr")).Version, translator, "fr")).ShouldBe(SaveTextResult.Saved);

        ShouldBeText(await tess.PageAsync($"/translations/{story}/fr"));
        ShouldBeText(await tess.PageAsync($"/translations/{story}/fr/review"));
        var version = (await desk.Room.TextAsync(story, "fr")).Version;
        (await desk.Room.SendAsync(story, version, translator, "fr")).ShouldBe(SendTextResult.Sent);
        ShouldBeText(await desk.Other.PageAsync($"/translations/{story}/fr/review"));
        (await desk.Room.PublishAsync(story, version, language: "fr")).ShouldBe(ReviewResult.Done);
        using var reader = desk.Room.System.Client();
        foreach (var path in (string[])["/fr/stories/1", "/fr/stories", "/fr/stories/search?q=alert"])
            ShouldBeText(await reader.PageAsync(path));
    }

    private static void ShouldBeText(IDocument page)
    {
        page.DocumentElement.TextContent.ShouldContain("<img src=x onerror=alert(1)>");
        page.QuerySelectorAll("img, [onerror], script:not([src])").ShouldBeEmpty();
    }
}
