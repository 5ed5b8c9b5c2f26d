using Ledgerline.Register.Annulling;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Listing;

public sealed class ListsTests
{
    [Theory, OnBothEngines]
    public async Task Lists_AfterSeedsSealsAnnulmentsAndErasures_AreWhatARecountGives(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await SeedAsync(system, 3_000);
        for (var batch = 0; batch < 4; batch++)
        {
            await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 70).Select(i => Draft(organisations: (Organisations)(1 + (i % 7))))]);
            await system.OrderAsync(AnnulmentReason.Mistake, batch, 3_000 + batch);
            await system.SealLaterAsync();
        }

        await system.EraseAsync(1, 3_001);

        await RequireRecountAsync(system);
        (await system.ReadAsync(db => db.Set<LogState>().SingleAsync())).ShouldSatisfyAllConditions(
            state => state.Listed.ShouldBe(state.Size), state => state.Erasures.ShouldBe(2));
    }

    [Theory, OnBothEngines]
    public async Task Page_ThatIsFull_NeverChanges_AndThereIsNoneBetweenFullAndLast(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        async Task<List<ListPage>> PagesAsync() => await system.ReadAsync(db => db.Set<ListPage>().AsNoTracking().Where(page => page.List == "party").OrderBy(page => page.Number).ToListAsync());
        var before = new List<ListPage>();
        foreach (var people in new[] { 99, 1, 1, 100, 250, 49 })
        {
            foreach (var group in Enumerable.Range(0, people).Select(_ => Draft()).Chunk(50))
                await system.DeclareAsync(GroupId.New(), group);
            await system.SealLaterAsync();
            var after = await PagesAsync();
            after.SkipLast(1).ShouldAllBe(page => ListMembers.FromBytes(page.Members).Count == ListPage.Size);
            after.Select(page => page.Number).ShouldBe(Enumerable.Range(0, after.Count).Select(number => (long)number));
            foreach (var (old, now) in before.Where(page => ListMembers.FromBytes(page.Members).Count == ListPage.Size).Zip(after))
                now.Members.ShouldBe(old.Members);
            before = after;
        }

        before.Count.ShouldBe(5);
    }

    [Theory, OnBothEngines]
    public async Task Entries_OlderThanTheLists_AreListedByTheSealer_AlsoWhereMoreWereSealedMeanwhile(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await SeedAsync(system, 1_000);
        await system.ReadAsync(db => db.Set<ListPage>().ExecuteDeleteAsync());
        await system.ReadAsync(db => db.Set<LogState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.Listed, 0)));
        await system.DeclareAsync(GroupId.New(), Draft());
        await system.SealLaterAsync();
        (await system.ReadAsync(db => db.Set<ListPage>().CountAsync())).ShouldBe(0);

        await FillAsync(system);
        await FillAsync(system);
        await RequireRecountAsync(system);

        await system.DeclareAsync(GroupId.New(), Draft());
        await system.SealLaterAsync();
        await RequireRecountAsync(system);
    }

    [Theory]
    [InlineData]
    [InlineData(0L)]
    [InlineData(0L, 1L, 127L, 128L, 129L, 16_512L)]
    [InlineData(449_999_999L, 450_000_000L, long.MaxValue)]
    public void Members_WrittenAndRead_AreTheSame(params long[] indices) => ListMembers.FromBytes(ListMembers.ToBytes(indices)).ShouldBe(indices);

    [Fact]
    public void Members_OfAFullPageOfALargeRegister_TakeFewBytes() =>
        ListMembers.ToBytes(Enumerable.Range(0, ListPage.Size).Select(i => 450_000_000L + (100 * i))).Length.ShouldBeLessThan(110);

    private static async Task RequireRecountAsync(TestSystem system)
    {
        var entries = await system.ReadAsync(db => db.Set<Entry>().AsNoTracking().OrderBy(entry => entry.Index).ToListAsync());
        var expected = entries
            .SelectMany(entry => entry.Organisations.Named().Select(each => each.Slug()).Prepend(ListName.Of(entry.Day)), (entry, list) => (list, entry.Index))
            .GroupBy(each => each.list, each => each.Index)
            .SelectMany(list => list.Chunk(ListPage.Size).Select((page, number) => $"{list.Key}/{number}: {string.Join(' ', page)}"));
        var listed = (await system.ReadAsync(db => db.Set<ListPage>().AsNoTracking().ToListAsync()))
            .Select(page => $"{page.List}/{page.Number}: {string.Join(' ', ListMembers.FromBytes(page.Members))}");
        listed.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    private static Task<bool> FillAsync(TestSystem system) => system.InScopeAsync<FillLists, bool>(async fill =>
    {
        await fill.RunAsync(CancellationToken.None);
        return true;
    });

    private static async Task SeedAsync(TestSystem system, int entries)
    {
        await using var scope = system.Scope();
        await scope.ServiceProvider.GetRequiredService<SeedRegister>().RunAsync(entries, 7);
    }
}
