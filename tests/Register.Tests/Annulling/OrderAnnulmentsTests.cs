using System.Text;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Annulling;

public sealed class OrderAnnulmentsTests
{
    [Theory, OnBothEngines]
    public async Task Order_Several_IsSealedAfterTheHoldAndCounted(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(5);

        (await system.OrderAsync(AnnulmentReason.Duplicate, 1, 3)).Values.ShouldAllBe(outcome => outcome == OrderOutcome.Ordered);
        (await system.SealAsync()).ShouldBe(0);
        (await system.CountAsync()).ShouldBe(5);
        system.Clock.Set(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
        (await system.SealAsync()).ShouldBe(2);

        (await system.CountAsync()).ShouldBe(3);
        (await LeafAsync(system, 5)).ShouldBe("ledgerline/annulment/v1\nday 2026-11-25\nentry 1\nreason duplicate\n");
        (await LeafAsync(system, 6)).ShouldBe("ledgerline/annulment/v1\nday 2026-11-25\nentry 3\nreason duplicate\n");
        (await system.ReadAsync(db => db.Set<OrderedAnnulment>().CountAsync())).ShouldBe(0);
        (await system.SealLaterAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Order_Sealed_IsTakenOffTheDayAndTheOrganisationsAndPublished(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(GroupId.New(), Draft("Hoax", Organisations.Party | Organisations.YoungPioneers));
        await system.SealLaterAsync();
        await system.DeclareAsync(GroupId.New(), Draft("Stays", Organisations.Party));
        await system.SealLaterAsync();
        system.Clock.Advance(TimeSpan.FromDays(3));

        await system.OrderAsync(AnnulmentReason.Hoax, 0);
        (await system.SealLaterAsync()).ShouldBe(1);

        var totals = LogTotals.Parse(await File.ReadAllBytesAsync(Path.Combine(system.LogFolder, "totals/3")));
        (totals.Size, totals.Declarations, totals.Annulments, totals.Count).ShouldBe((3, 2, 1, 1));
        totals.Days.ShouldBe([new LogTotals.Day(new DateOnly(2026, 11, 22), 1, 1, 0, 0)]);
        var rows = await system.ReadAsync(db => db.Set<DayTotal>().OrderBy(row => row.Organisation).ToListAsync());
        rows.Select(row => (row.Organisation, row.Declared, row.Annulled)).ShouldBe(
            [(Organisations.None, 2, 1), (Organisations.Party, 2, 1), (Organisations.YoungPioneers, 1, 1)]);
    }

    [Theory, OnBothEngines]
    public async Task Order_WhatCannotBeAnnulled_IsSaidAndTheRestOrdered(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(3);
        await system.OrderAsync(AnnulmentReason.Hoax, 0);
        await system.SealLaterAsync();
        await system.OrderAsync(AnnulmentReason.Hoax, 1);

        var outcomes = await system.OrderAsync(AnnulmentReason.Mistake, 0, 1, 2, 3, 4, long.MaxValue);

        outcomes.OrderBy(each => each.Key).Select(each => each.Value).ShouldBe(
        [
            OrderOutcome.AlreadyAnnulled, OrderOutcome.AlreadyOrdered, OrderOutcome.Ordered,
            OrderOutcome.NotAnEntry, OrderOutcome.NotAnEntry, OrderOutcome.NotAnEntry,
        ]);
        (await system.SealLaterAsync()).ShouldBe(2);
        (await LeafAsync(system, 4)).ShouldContain("entry 1\nreason hoax");
        (await LeafAsync(system, 5)).ShouldContain("entry 2\nreason mistake");
        (await system.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Order_TheSameAtTheSameInstant_IsOrderedOnce(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(20);

        for (var round = 0; round < 5; round++)
        {
            var entries = Enumerable.Range(4 * round, 4).Select(i => (long)i).ToArray();
            var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
                system.OrderAsync(AnnulmentReason.Hoax, i % 2 == 0 ? entries : entries.Reverse()))));

            foreach (var entry in entries)
                all.Select(outcomes => outcomes[new EntryIndex(entry)]).Order().ShouldBe([OrderOutcome.Ordered, .. Enumerable.Repeat(OrderOutcome.AlreadyOrdered, 7)]);
        }

        (await system.SealLaterAsync()).ShouldBe(20);
        (await system.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Order_WhileItIsSealed_AnnulsNothingTwice(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(40);

        for (var round = 0; round < 10; round++)
        {
            var entries = Enumerable.Range(4 * round, 4).Select(i => (long)i).ToArray();
            await system.OrderAsync(AnnulmentReason.Hoax, entries);
            system.Clock.Advance(TimeSpan.FromMinutes(2));
            await Task.WhenAll(Task.Run(system.SealAsync), Task.Run(() => system.OrderAsync(AnnulmentReason.Mistake, entries)));
        }

        await system.SealLaterAsync();
        (await system.CountAsync()).ShouldBe(0);
        (await system.ReadAsync(db => db.Set<Leaf>().CountAsync())).ShouldBe(80);
        (await system.ReadAsync(db => db.Set<OrderedAnnulment>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Order_AsManyAsAreTaken_IsOneOrder(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.InScopeAsync<SeedRegister, bool>(async seed =>
        {
            await seed.RunAsync(OrderAnnulments.Most, 7);
            return true;
        });
        var all = Enumerable.Range(0, OrderAnnulments.Most).Select(i => (long)i).ToArray();

        (await system.OrderAsync(AnnulmentReason.Hoax, all)).Values.ShouldAllBe(outcome => outcome == OrderOutcome.Ordered);
        await Should.ThrowAsync<ArgumentException>(() => system.OrderAsync(AnnulmentReason.Hoax, [.. all, OrderAnnulments.Most]));

        (await system.TakeBackAsync(all)).ShouldBe(OrderAnnulments.Most);
    }

    private static async Task<string> LeafAsync(TestSystem system, long index) =>
        Encoding.ASCII.GetString((await system.ReadAsync(db => db.Set<Leaf>().SingleAsync(leaf => leaf.Index == index))).Bytes);
}
