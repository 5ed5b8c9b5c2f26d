using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests.Jottings;

public sealed class DeliverJottingsTests
{
    [Theory, OnBothEngines]
    public async Task Jottings_AreReadOnceTheirDayIsOver_InAnotherOrder_WithOtherIds_AndTheDayOnly(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var written = Enumerable.Range(1, 12).Select(index => $"Encounter {index}").ToList();
        foreach (var text in written)
            await room.WriteJottingAsync(text);
        var before = await RowsAsync(room);
        var day = DateOnly.FromDateTime(room.Clock.GetUtcNow().UtcDateTime);

        (await room.DeliverAsync()).ShouldBe(0);
        (await ReadAsync(room)).ShouldBeEmpty();
        room.Clock.Advance(TimeSpan.FromDays(1));
        (await room.DeliverAsync()).ShouldBe(12);
        (await room.DeliverAsync()).ShouldBe(0);

        var read = await ReadAsync(room);
        read.Select(jotting => jotting.Text).ShouldBe(written, ignoreOrder: true);
        read.ShouldAllBe(jotting => jotting.Day == day);
        var after = await RowsAsync(room);
        after.Select(row => row.Id).Intersect(before.Select(row => row.Id)).ShouldBeEmpty();
        after.Select(row => Convert.ToHexString(row.TextSealed)).Intersect(before.Select(row => Convert.ToHexString(row.TextSealed))).ShouldBeEmpty();
        // In the order in which they lie. By chance it is that of the writing once in twelve factorial.
        var lie = await InOrderOfTheDiskAsync(room, engine);
        lie.Select(id => read.Single(jotting => jotting.Id == id).Text).ShouldNotBe(written);
    }

    [Theory, OnBothEngines]
    public async Task Jottings_OfOneCentre_AreNotRead_NorDropped_NorWrittenUp_AtAnother(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        var elsewhere = await room.System.AddCentreAsync("Another");
        await room.WriteJottingAsync("Theirs", elsewhere);
        room.Clock.Advance(TimeSpan.FromDays(1));
        await room.DeliverAsync();
        var theirs = (await RowsAsync(room)).ShouldHaveSingleItem().Id;

        (await ReadAsync(room)).ShouldBeEmpty();
        (await room.WithAsync<ReadJottings, ReadJotting?>(read => read.FindAsync(room.Centre, theirs))).ShouldBeNull();
        (await room.WithAsync<DropJotting, bool>(drop => drop.DropAsync(room.Editor, theirs))).ShouldBeFalse();
        (await room.WithAsync<Stories.Writing.BeginStory, StoryId?>(begin => begin.BeginAsync(room.Editor, Web.ContentLanguage.Find("en")!, theirs))).ShouldBeNull();
        (await RowsAsync(room)).ShouldHaveSingleItem();
    }

    [Theory, OnBothEngines]
    public async Task Jotting_IsNeitherReadNorWrittenUp_BeforeItsDayIsOver_AndGoneOnceItIsWrittenUp(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        await room.WriteJottingAsync("A teacher.");
        var early = (await RowsAsync(room)).Single().Id;
        (await room.WithAsync<ReadJottings, ReadJotting?>(read => read.FindAsync(room.Centre, early))).ShouldBeNull();
        (await room.WithAsync<Stories.Writing.BeginStory, StoryId?>(begin => begin.BeginAsync(room.Editor, Web.ContentLanguage.Find("en")!, early))).ShouldBeNull();
        room.Clock.Advance(TimeSpan.FromDays(1));
        await room.DeliverAsync();
        var jotting = (await ReadAsync(room)).Single();

        var story = await room.BeginAsync(jotting.Id);

        (await RowsAsync(room)).ShouldBeEmpty();
        (await room.WithAsync<Stories.Writing.ReadTexts, Stories.Writing.StoryContent?>(texts => texts.ContentAsync(story, "en", 1)))!.Body.ShouldBe("A teacher.");
        (await room.WithAsync<Stories.Writing.BeginStory, StoryId?>(begin => begin.BeginAsync(room.Editor, Web.ContentLanguage.Find("en")!, jotting.Id))).ShouldBeNull();
    }

    private static Task<IReadOnlyList<ReadJotting>> ReadAsync(Newsroom room) => room.WithAsync<ReadJottings, IReadOnlyList<ReadJotting>>(read => read.AllAsync(room.Centre));

    private static Task<List<Jotting>> RowsAsync(Newsroom room) => room.DbAsync(db => db.Set<Jotting>().AsNoTracking().ToListAsync());

    private static Task<List<Guid>> InOrderOfTheDiskAsync(Newsroom room, DatabaseEngine engine) => room.DbAsync(db => db.Set<Jotting>()
        .FromSqlRaw(engine == DatabaseEngine.Sqlite ? "SELECT * FROM stories_jottings ORDER BY rowid" : "SELECT * FROM stories.jottings ORDER BY ctid").AsNoTracking().Select(j => j.Id).ToListAsync());
}
