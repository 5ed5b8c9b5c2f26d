using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Stories.Writing;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Tests;

public sealed class SeedStoriesTests
{
    [Theory, OnBothEngines]
    public async Task Seed_MakesStoriesAtEachStage_EachOfItsOccasion(DatabaseEngine engine)
    {
        await using var room = await Newsroom.OpenAsync(engine);
        await room.WithAsync<SeedStories, bool>(async seed =>
        {
            await seed.RunAsync(room.Centre, room.Editor.Person, room.Other.Person);
            return true;
        });

        (await room.PublicAsync()).Select(text => (text.Number, text.Occasion)).ShouldBe([(1, Occasion.None), (2, Occasion.LunarNewYear), (3, Occasion.None)]);
        (await room.DbAsync(db => db.Set<StoryText>().Select(text => text.State).ToListAsync())).Order()
            .ShouldBe([TextState.Draft, TextState.InReview, TextState.Published, TextState.Published, TextState.Published]);
        (await room.WithAsync<ReadJottings, IReadOnlyList<ReadJotting>>(read => read.AllAsync(room.Centre))).Count.ShouldBe(2);
    }
}
