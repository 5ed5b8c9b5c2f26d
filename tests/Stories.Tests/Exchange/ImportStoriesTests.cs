using Ledgerline.Storage;
using Ledgerline.Stories.Pictures;
using Ledgerline.Stories.Publishing;
using Ledgerline.Stories.Tests.Pictures;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Exchange;

public sealed class ImportStoriesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-stories-").FullName;

    [Theory, OnBothEngines]
    public async Task WhatOneSiteWrites_AnotherTakes_AndWritesTheSame_ToTheByte(DatabaseEngine engine)
    {
        await using var here = await Newsroom.OpenAsync(engine);
        await using var there = await Newsroom.OpenAsync(engine);
        await AddWithPictureAsync(here);
        var story = await here.AddPublishedAsync(Newsroom.Content with { Title = "The \"second\": 第二" });
        await TranslateAsync(here, story);
        await here.WithAsync<WithdrawText, bool>(async withdraw => await withdraw.WithdrawAsync(here.Editor, await here.AddPublishedAsync(), "en"));
        var (first, second) = (Path.Combine(_folder, "first"), Path.Combine(_folder, "second"));
        (await here.WithAsync<ExportStories, int>(export => export.RunAsync(first))).ShouldBe(3);
        there.Clock.Advance(TimeSpan.FromDays(40));

        var imported = await ImportAsync(there, first, isPublished: true);

        (imported.Taken, imported.Same, imported.Problems.Count).ShouldBe((3, 0, 0));
        await there.WithAsync<ExportStories, int>(export => export.RunAsync(second));
        Read(second).ShouldBe(Read(first));
        Read(first).Count.ShouldBe(4);
        (await ImportAsync(there, first, isPublished: true)).ShouldSatisfyAllConditions(again => again.Taken.ShouldBe(0), again => again.Same.ShouldBe(3));
        // As here: nothing of the translation is behind.
        (await there.PublicAsync()).ShouldAllBe(text => !text.IsBehind);
        (await there.DbAsync(db => db.Set<PublishedPicture>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task WhatIsTaken_IsReviewedHere_UnlessItIsBelieved_AndOverwritesNothing(DatabaseEngine engine)
    {
        await using var here = await Newsroom.OpenAsync(engine);
        var story = await here.AddPublishedAsync();
        await here.WithAsync<ExportStories, int>(export => export.RunAsync(_folder));
        var file = Path.Combine(_folder, "0001", "en.md");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("listened", "listened twice", StringComparison.Ordinal));

        (await ImportAsync(here, _folder, isPublished: false)).Taken.ShouldBe(1);

        var text = await here.TextAsync(story);
        (text.State, text.Version, text.Published).ShouldBe((TextState.Draft, 3, 2));
        (await here.PublicAsync()).Single().Markdown.ShouldNotContain("twice");
        (await here.WithAsync<ReadTexts, StoryContent?>(texts => texts.ContentAsync(story, "en", 3)))!.Body.ShouldContain("twice");
    }

    [Fact]
    public async Task WhatIsHostile_IsSaid_AndLeftThere()
    {
        await using var here = await Newsroom.OpenAsync();
        await here.AddPublishedAsync();
        await here.WithAsync<ExportStories, int>(export => export.RunAsync(_folder));
        var home = Path.Combine(_folder, "0001");
        File.Copy(Path.Combine(home, "en.md"), Path.Combine(home, "fr.md"));
        await File.WriteAllTextAsync(Path.Combine(home, "de.md"), "<script>alert(1)</script>");
        await File.WriteAllBytesAsync(Path.Combine(home, $"{new string('a', 32)}.webp"), Samples.WithPlace(".webp"));
        var withPlace = Samples.WithPlace(".webp");
        await File.WriteAllBytesAsync(Path.Combine(home, $"{ReadPicture.NameOf(withPlace)}.webp"), withPlace);
        await File.WriteAllTextAsync(Path.Combine(home, "..md"), "x");
        File.CreateSymbolicLink(Path.Combine(home, "es.md"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "0002"), "/etc");

        var imported = await ImportAsync(here, _folder, isPublished: true);

        imported.Taken.ShouldBe(0);
        imported.Problems.Select(problem => problem.Split(':')[0]).Order(StringComparer.Ordinal).ShouldBe(
            ((string[])["0001/de.md, line 1", "0001/fr.md", $"0001/{new string('a', 32)}.webp", $"0001/{ReadPicture.NameOf(withPlace)}.webp"]).Order(StringComparer.Ordinal));
        (await here.DbAsync(db => db.Set<StoryPicture>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task AStoryOfAnotherCentre_IsNotTaken()
    {
        await using var here = await Newsroom.OpenAsync();
        await here.AddPublishedAsync();
        await here.WithAsync<ExportStories, int>(export => export.RunAsync(_folder));
        var stranger = await here.AddEditorAsync("sam", await here.System.AddCentreAsync("Another"));

        var imported = await here.WithAsync<ImportStories, ImportedStories>(import => import.RunAsync(_folder, stranger, isPublished: true));

        imported.Problems.ShouldBe(["0001: Another centre has this story."]);
    }

    [Theory, OnBothEngines]
    public async Task WhatWasTakenAsADraft_AndIsPublishedAsItIs_CanBeWithdrawn_AndDoesNotComeBackWithoutAReview(DatabaseEngine engine)
    {
        await using var here = await Newsroom.OpenAsync(engine);
        await using var there = await Newsroom.OpenAsync(engine);
        var story = await here.AddPublishedAsync();
        await here.WithAsync<ExportStories, int>(export => export.RunAsync(_folder));
        await ImportAsync(there, _folder, isPublished: false);

        (await ImportAsync(there, _folder, isPublished: true)).Same.ShouldBe(1);

        var text = await there.TextAsync(story);
        (text.State, text.Published).ShouldBe((TextState.Published, 1));
        (await there.PublicAsync()).Single().Title.ShouldBe(Newsroom.Content.Title);
        (await there.WithAsync<WithdrawText, bool>(withdraw => withdraw.WithdrawAsync(there.Editor, story, "en"))).ShouldBeTrue();
        var again = await ImportAsync(there, _folder, isPublished: true);
        again.Problems.ShouldHaveSingleItem().ShouldStartWith("0001/en.md: It was withdrawn here.");
        (await there.PublicAsync()).Single().ShouldSatisfyAllConditions(gone => gone.IsWithdrawn.ShouldBeTrue(), gone => gone.Html.ShouldBeEmpty());
        (await there.TextAsync(story)).State.ShouldBe(TextState.Withdrawn);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<ImportedStories> ImportAsync(Newsroom room, string folder, bool isPublished) =>
        room.WithAsync<ImportStories, ImportedStories>(import => import.RunAsync(folder, room.Editor, isPublished));

    private static SortedDictionary<string, string> Read(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(File.ReadAllBytes(file))), StringComparer.Ordinal);

    private static async Task AddWithPictureAsync(Newsroom room)
    {
        ReadPicture.TryMake(Samples.WithPlace(".jpg"), out var picture, out _).ShouldBeTrue();
        var id = await room.BeginAsync();
        var name = await room.WithAsync<AddPicture, string?>(add => add.AddAsync(room.Editor, id, picture!));
        await room.SaveAsync(id, Newsroom.Content with { Body = $"One.\n\n![A lantern](picture:{name})" }, 1);
        await room.SendAsync(id, 2);
        (await room.PublishAsync(id, 2)).ShouldBe(ReviewResult.Done);
    }

    private static async Task TranslateAsync(Newsroom room, StoryId story)
    {
        var source = (await room.WithAsync<ReadTexts, StoryContent?>(texts => texts.ContentAsync(story, "en", 2)))!;
        await room.DbAsync(db =>
        {
            db.Add(new StoryText { Story = story, Language = "zh-Hans", Centre = room.Centre, From = "en", Version = 0 });
            return db.SaveChangesAsync();
        });
        var translated = new StoryContent("老师", "他听了。", "译于加拿大", "她接了。\n\n## 问题\n\n> 你是谁？\n\n他*听了*。") { Sources = source.Marks };
        (await room.SaveAsync(story, translated, 0, language: "zh-Hans")).ShouldBe(SaveTextResult.Saved);
        await room.SendAsync(story, 1, language: "zh-Hans");
        (await room.PublishAsync(story, 1, language: "zh-Hans")).ShouldBe(ReviewResult.Done);
    }
}
