using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Declaring;

public sealed class DeclareTests
{
    [Theory, OnBothEngines]
    public async Task Declare_OnePerson_IsHeldWithReceipt(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var draft = Draft("晨光", Organisations.YouthLeague);

        var result = await system.DeclareAsync(group, draft);

        result.Outcome.ShouldBe(DeclareOutcome.Accepted);
        result.Positions.ShouldBe([1]);
        var held = (await system.HeldAsync(group)).ShouldNotBeNull();
        held.Receipt.ShouldBe(result.Receipt);
        held.DeclaredAt.ShouldBe(system.Clock.GetUtcNow());
        held.People.ShouldBe([new HeldDeclaration(draft.Id, 1, draft.Name, NameKind.Pseudonym, Organisations.YouthLeague, Details.None)]);
    }

    [Theory, OnBothEngines]
    public async Task Declare_FamilyRowByRow_SharesOneReceiptInOrder(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var family = Enumerable.Range(1, 5).Select(i => Draft($"Family {i}")).ToArray();

        var results = new List<DeclareResult>();
        foreach (var one in family)
            results.Add(await system.DeclareAsync(group, one));

        results.Select(result => result.Receipt).Distinct().Count().ShouldBe(1);
        results.SelectMany(result => result.Positions).ShouldBe([1, 2, 3, 4, 5]);
        (await system.HeldAsync(group))!.People.Select(one => one.Id).ShouldBe(family.Select(one => one.Id));
    }

    [Theory, OnBothEngines]
    public async Task Declare_SeveralAtOnce_AreOneGroup(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();

        var result = await system.DeclareAsync(group, Draft("One"), Draft("Two"), Draft("Three"));

        result.Positions.ShouldBe([1, 2, 3]);
        (await system.HeldAsync(group))!.People.Count.ShouldBe(3);
    }

    [Theory, OnBothEngines]
    public async Task Declare_SameIdAgain_GivesSameReceiptAndNoSecondRow(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var draft = Draft();

        var first = await system.DeclareAsync(group, draft);
        var second = await system.DeclareAsync(group, draft);

        second.Outcome.ShouldBe(DeclareOutcome.Accepted);
        second.Receipt.ShouldBe(first.Receipt);
        second.Positions.ShouldBe([1]);
        (await system.HeldAsync(group))!.People.Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Declare_SameIdFiftyTimesAtOnce_MakesOneRow(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var draft = Draft();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => system.DeclareAsync(group, draft))));

        results.ShouldAllBe(result => result.Outcome == DeclareOutcome.Accepted && result.Receipt == results[0].Receipt);
        (await system.HeldAsync(group))!.People.Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Declare_FiftyPeopleIntoOneNewGroupAtOnce_HaveOnePositionEach(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => system.DeclareAsync(group, Draft($"Person {i}")))));

        results.Select(result => result.Receipt).Distinct().Count().ShouldBe(1);
        results.Select(result => result.Positions[0]).Order().ShouldBe(Enumerable.Range(1, 50));
    }

    [Theory, OnBothEngines]
    public async Task Declare_TwoHundredGroupsAtOnce_AllAreHeld(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => system.DeclareAsync(GroupId.New(), Draft()))));

        results.ShouldAllBe(result => result.Outcome == DeclareOutcome.Accepted);
        results.Select(result => result.Receipt).Distinct().Count().ShouldBe(200);
        (await system.ReadAsync(db => db.Set<Declaration>().CountAsync())).ShouldBe(200);
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(200);
    }

    [Theory, OnBothEngines]
    public async Task Declare_SameIdInTwoGroupsAtOnce_IsTakenByOne(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        for (var round = 0; round < 20; round++)
        {
            var draft = Draft();
            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => system.DeclareAsync(GroupId.New(), draft))));

            results.Count(result => result.Outcome == DeclareOutcome.Accepted).ShouldBe(1);
            results.Count(result => result.Outcome == DeclareOutcome.IdTaken).ShouldBe(3);
        }

        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(20);
    }

    [Theory, OnBothEngines]
    public async Task Declare_SealedIdAgain_IsAlreadySealed(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var group = GroupId.New();
        var draft = Draft();
        await system.DeclareAsync(group, draft);
        (await system.SealLaterAsync()).ShouldBe(1);

        var again = await system.DeclareAsync(group, draft);
        var together = await system.DeclareAsync(GroupId.New(), Draft(), draft);

        again.Outcome.ShouldBe(DeclareOutcome.AlreadySealed);
        again.Receipt.ShouldBeNull();
        together.Outcome.ShouldBe(DeclareOutcome.AlreadySealed);
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Declare_IntoSealedGroup_BeginsNewGroup(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var group = GroupId.New();
        var first = await system.DeclareAsync(group, Draft());
        await system.SealLaterAsync();

        var second = await system.DeclareAsync(group, Draft());

        second.Outcome.ShouldBe(DeclareOutcome.Accepted);
        second.Positions.ShouldBe([1]);
        second.Receipt.ShouldNotBe(first.Receipt);
    }

    [Theory, OnBothEngines]
    public async Task Declare_HundredthPerson_IsRefused(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        await system.DeclareAsync(group, [.. Enumerable.Range(1, Declare.MaxGroup - 1).Select(i => Draft($"Person {i}"))]);

        (await system.DeclareAsync(group, Draft(), Draft())).Outcome.ShouldBe(DeclareOutcome.GroupFull);
        (await system.DeclareAsync(group, Draft())).Positions.ShouldBe([99]);
        (await system.DeclareAsync(group, Draft())).Outcome.ShouldBe(DeclareOutcome.GroupFull);
        (await system.HeldAsync(group))!.People.Count.ShouldBe(99);
    }

    [Theory, OnBothEngines]
    public async Task Declare_WithoutOrWithUnknownOrganisation_IsRefused(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);

        (await system.DeclareAsync(GroupId.New(), Draft(organisations: Organisations.None))).Outcome.ShouldBe(DeclareOutcome.NoOrganisation);
        (await system.DeclareAsync(GroupId.New(), Draft(organisations: (Organisations)8))).Outcome.ShouldBe(DeclareOutcome.NoOrganisation);
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Declare_MoreIntoWebGroup_IsClosed(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        var group = GroupId.New();
        var draft = Draft();
        var first = await system.DeclareAsync(Origin.Web, group, draft);

        (await system.DeclareAsync(Origin.Web, group, draft)).Receipt.ShouldBe(first.Receipt);
        (await system.DeclareAsync(Origin.Web, group, draft, Draft())).Outcome.ShouldBe(DeclareOutcome.GroupClosed);
        (await system.DeclareAsync(group, Draft())).Outcome.ShouldBe(DeclareOutcome.GroupClosed);
        (await system.HeldAsync(group))!.People.Count.ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Declare_FromTheWeb_WaitsForReviewAndFromCallsDoesNot(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft());
        await system.DeclareAsync(OfCall, GroupId.New(), Draft());
        await system.DeclareAsync(OfCall with { Channel = Channel.Hotline }, GroupId.New(), Draft());

        var states = await system.ReadAsync(db => db.Set<Group>().ToDictionaryAsync(group => group.Channel, group => group.State));

        states.ShouldBe(
            new Dictionary<Channel, GroupState>
            {
                [Channel.Web] = GroupState.Review,
                [Channel.Call] = GroupState.Held,
                [Channel.Hotline] = GroupState.Held,
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task Declare_NobodyOrOneIdTwice_Throws()
    {
        await using var system = await TestSystem.StartAsync();
        var draft = Draft();

        await Should.ThrowAsync<ArgumentException>(() => system.DeclareAsync(GroupId.New()));
        await Should.ThrowAsync<ArgumentException>(() => system.DeclareAsync(GroupId.New(), draft, draft));
    }

    [Theory, OnBothEngines]
    public async Task Declare_WhenTheDatabaseFails_ThrowsAndTheNextOneIsWritten(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await system.ReadAsync(db => db.Database.ExecuteSqlRawAsync(Rename(engine, "retired_ids", "gone")));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => system.DeclareAsync(GroupId.New(), Draft()));
        await system.ReadAsync(db => db.Database.ExecuteSqlRawAsync(Rename(engine, "gone", "retired_ids")));

        (await system.DeclareAsync(GroupId.New(), Draft())).Outcome.ShouldBe(DeclareOutcome.Accepted);
        (await system.ReadAsync(db => db.Set<Group>().CountAsync())).ShouldBe(1);
    }

    private static string Rename(DatabaseEngine engine, string from, string to) => engine == DatabaseEngine.Sqlite
        ? $"ALTER TABLE register_{from} RENAME TO register_{to}"
        : $"ALTER TABLE register.{from} RENAME TO {to}";
}
