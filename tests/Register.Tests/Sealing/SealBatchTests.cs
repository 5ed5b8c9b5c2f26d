using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Sealing;

public sealed class SealBatchTests
{
    private static readonly RegisterOptions Production = new();

    [Theory, OnBothEngines]
    public async Task Seal_BeforeTheHold_DoesNothing(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Production with { MinimumBatch = 1 });
        await system.DeclareAsync(GroupId.New(), Draft());

        system.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMilliseconds(1));
        (await system.SealAsync()).ShouldBe(0);
        system.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await system.SealAsync()).ShouldBe(1);
        (await system.SealAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Seal_BelowTheMinimum_WaitsForMorePeople(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Production);
        await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 19).Select(_ => Draft())]);
        system.Clock.Advance(TimeSpan.FromHours(2));
        (await system.SealAsync()).ShouldBe(0);

        await system.DeclareAsync(GroupId.New(), Draft());
        (await system.SealAsync()).ShouldBe(0);
        system.Clock.Advance(TimeSpan.FromHours(1));
        (await system.SealAsync()).ShouldBe(20);
    }

    [Theory, OnBothEngines]
    public async Task Seal_AfterTheMaximumHold_SealsAllThatIsEligible(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Production);
        await system.DeclareAsync(GroupId.New(), Draft("Old"));
        system.Clock.Advance(TimeSpan.FromHours(70));
        await system.DeclareAsync(GroupId.New(), Draft("Newer"));
        system.Clock.Advance(TimeSpan.FromHours(1.5));
        (await system.SealAsync()).ShouldBe(0);
        await system.DeclareAsync(GroupId.New(), Draft("Newest"));

        system.Clock.Advance(TimeSpan.FromHours(0.5));
        (await system.SealAsync()).ShouldBe(2);
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Seal_InReview_IsNeverSealed(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft());
        system.Clock.Advance(TimeSpan.FromDays(30));

        (await system.SealAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Seal_AGroup_MakesEntriesLeavesTalliesAndReceipts(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var result = await system.DeclareAsync(
            GroupId.New(), Draft("One", All), Draft("Two", Organisations.YoungPioneers), Draft("Three", Organisations.YoungPioneers, NameKind.RealName));
        await system.DeclareAsync(Origin.Web with { Channel = Channel.Hotline }, GroupId.New(), Draft("Four", Organisations.Party));
        (await system.SealLaterAsync()).ShouldBe(4);

        var entries = await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).ToListAsync());
        var leaves = await system.ReadAsync(db => db.Set<Leaf>().OrderBy(leaf => leaf.Index).ToListAsync());
        entries.Select(entry => entry.Index).ShouldBe([0, 1, 2, 3]);
        entries.Select(entry => entry.Name!).Order().ShouldBe(["Four", "One", "Three", "Two"]);
        entries.ShouldAllBe(entry => entry.Day == new DateOnly(2026, 11, 22));
        for (var i = 0; i < entries.Count; i++)
        {
            var commitment = new CanonicalRecord(entries[i].Kind, entries[i].Name!).Commitment(entries[i].Salt);
            leaves[i].Bytes.ShouldBe(DeclarationLeaf.Bytes(entries[i].Day, entries[i].Organisations, commitment));
        }

        var keys = system.Services.GetRequiredService<KeyRing>();
        entries.Single(entry => entry.Name == "Two").ReceiptKey.ShouldBe(ReceiptKeys.Of(keys, result.Receipt!, 2));
        (await system.CountAsync()).ShouldBe(4);
        (await Tallies(system)).ShouldBe(
            [
                (Centre, Channel.Call, Organisations.None, 3),
                (Centre, Channel.Call, Organisations.Party, 1),
                (Centre, Channel.Call, Organisations.YouthLeague, 1),
                (Centre, Channel.Call, Organisations.YoungPioneers, 3),
                (Guid.Empty, Channel.Hotline, Organisations.None, 1),
                (Guid.Empty, Channel.Hotline, Organisations.Party, 1),
            ],
            ignoreOrder: true);
    }

    [Theory, OnBothEngines]
    public async Task Seal_ASecondBatch_GoesOnWithoutAGapAndAddsToTheTallies(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        for (var batch = 0; batch < 3; batch++)
        {
            await system.DeclareAsync(GroupId.New(), Draft(organisations: Organisations.Party), Draft(organisations: Organisations.Party));
            await system.SealLaterAsync();
        }

        (await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).Select(entry => entry.Index).ToListAsync()))
            .ShouldBe([0, 1, 2, 3, 4, 5]);
        (await Tallies(system)).ShouldBe(
            [(Centre, Channel.Call, Organisations.None, 6), (Centre, Channel.Call, Organisations.Party, 6)], ignoreOrder: true);
        (await system.CountAsync()).ShouldBe(6);
    }

    [Theory, OnBothEngines]
    public async Task Seal_AroundMidnight_KeepsTheDayOfDeclaringInUtc(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        system.Clock.Set(new DateTimeOffset(2026, 12, 31, 23, 59, 59, 999, TimeSpan.Zero));
        await system.DeclareAsync(GroupId.New(), Draft("Before"));
        system.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await system.DeclareAsync(GroupId.New(), Draft("After"));
        await system.SealLaterAsync();

        (await system.ReadAsync(db => db.Set<Entry>().ToDictionaryAsync(entry => entry.Name!, entry => entry.Day))).ShouldBe(
            new Dictionary<string, DateOnly> { ["Before"] = new(2026, 12, 31), ["After"] = new(2027, 1, 1) }, ignoreOrder: true);
    }

    [Theory, OnBothEngines]
    public async Task Seal_BySeveralSealersAtOnce_SealsEachOnce(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        for (var round = 0; round < 5; round++)
        {
            await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 40).Select(_ => Draft())]);
            system.Clock.Advance(TimeSpan.FromMinutes(2));

            var sealedThen = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(system.SealAsync)));

            sealedThen.Sum().ShouldBe(40);
        }

        (await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).Select(entry => entry.Index).ToListAsync()))
            .ShouldBe(Enumerable.Range(0, 200).Select(i => (long)i));
    }

    [Theory, OnBothEngines]
    public async Task Seal_WhileGroupsGrow_LosesAndDoublesNobody(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var names = new List<string>();
        for (var round = 0; round < 10; round++)
        {
            var group = GroupId.New();
            var drafts = Enumerable.Range(0, 4).Select(i => Draft($"Person {round}-{i}")).ToList();
            names.AddRange(drafts.Select(draft => draft.Name.Text));
            await system.DeclareAsync(group, drafts[0]);
            system.Clock.Advance(TimeSpan.FromMinutes(2));
            var seal = Task.Run(system.SealAsync);
            var joined = await Task.WhenAll(drafts.Skip(1).Select(draft => Task.Run(() => system.DeclareAsync(group, draft))));
            await seal;
            joined.ShouldAllBe(result => result.Outcome == DeclareOutcome.Accepted);
        }

        await system.SealLaterAsync();
        (await system.ReadAsync(db => db.Set<Entry>().Select(entry => entry.Name!).ToListAsync())).Order().ShouldBe(names.Order());
    }

    [Theory, OnBothEngines]
    public async Task Seal_WhereALeafIsMissing_StopsAndWritesNothing(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(GroupId.New(), Draft(), Draft());
        await system.SealLaterAsync();
        await system.ReadAsync(db => db.Set<Leaf>().Where(leaf => leaf.Index == 1).ExecuteDeleteAsync());
        await system.DeclareAsync(GroupId.New(), Draft());

        var broken = await Should.ThrowAsync<BrokenRegisterException>(() => system.SealLaterAsync());

        broken.Message.ShouldContain("size is 2");
        (await system.ReadAsync(db => db.Set<Entry>().CountAsync())).ShouldBe(2);
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Seal_WhereTheSizeIsWrong_StopsAndWritesNothing(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(GroupId.New(), Draft(), Draft());
        await system.SealLaterAsync();
        await system.ReadAsync(db => db.Set<LogState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.Size, 7)));
        await system.DeclareAsync(GroupId.New(), Draft());

        await Should.ThrowAsync<BrokenRegisterException>(() => system.SealLaterAsync());

        (await system.ReadAsync(db => db.Set<Entry>().CountAsync())).ShouldBe(2);
    }

    [Theory, OnBothEngines]
    public async Task Seal_FiveThousandPeople_AreOneBatch(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        for (var i = 0; i < 51; i++)
            await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 99).Select(_ => Draft())]);

        (await system.SealLaterAsync()).ShouldBe(51 * 99);
        (await system.ReadAsync(db => db.Set<RetiredId>().CountAsync())).ShouldBe(51 * 99);
    }

    private static Task<List<(Guid Centre, Channel Channel, Organisations Organisation, long Count)>> Tallies(TestSystem system) =>
        system.ReadAsync(async db => (await db.Set<Tally>().ToListAsync())
            .Select(tally => (tally.Centre, tally.Channel, tally.Organisation, tally.Count)).ToList());
}
