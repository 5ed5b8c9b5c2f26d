using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Centres.Tests.Audit;

public sealed class AuditTrailTests
{
    [Theory, OnBothEngines]
    public async Task Record_SeveralInOneTransaction_FollowOneAnother_EachCentresInItsOwnChain(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        var other = trail.Carla with { Centre = await trail.System.AddCentreAsync("Another") };
        await trail.RecordAsync(1);
        Guid[] subjects = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

        await Trail.InOneWriteAsync(trail.System.Services, audit =>
        {
            audit.Record(trail.Carla, "list-paused", subjects[0]);
            audit.Record(other, "list-ended", subjects[1]);
            audit.Record(trail.Carla, "list-resumed", subjects[2]);
        });

        var entries = await trail.EntriesAsync();
        entries.Select(entry => entry.Sequence).ShouldBe([1, 2, 3]);
        entries.Skip(1).Select(entry => (entry.Action, entry.Subject, entry.PersonId, entry.At))
            .ShouldBe([("list-paused", subjects[0].ToString("N"), trail.Carla.Person.Value, trail.System.Clock.GetUtcNow()), ("list-resumed", subjects[2].ToString("N"), trail.Carla.Person.Value, trail.System.Clock.GetUtcNow())]);
        (await trail.EntriesAsync(other.Centre)).ShouldHaveSingleItem().Sequence.ShouldBe(1);
        await trail.ShouldHoldAsync(3);
        await trail.ShouldHoldAsync(1, other.Centre);
    }

    [Theory, OnBothEngines]
    public async Task Record_InATransactionThatIsNotCommitted_IsNotKept_NorByTheNextOfTheSameRequest(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await using (var scope = trail.System.Scope())
        {
            var (db, audit) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
            await using (await db.BeginWriteAsync())
                audit.Record(trail.Carla, "list-ended", Guid.NewGuid());
            await using var write = await db.BeginWriteAsync();
            audit.Record(trail.Carla, "list-paused", Guid.NewGuid());
            await write.CommitAsync();
        }

        (await trail.EntriesAsync()).Select(entry => entry.Action).ShouldBe(["list-paused"]);
        await trail.ShouldHoldAsync(1);
    }

    [Theory, OnBothEngines]
    public async Task Record_OutsideATransaction_OrAfterItsCommit_IsRefused(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await using var scope = trail.System.Scope();
        var (db, audit) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        Should.Throw<InvalidOperationException>(() => audit.Record(trail.Carla, "list-ended", Guid.NewGuid()));

        await using var write = await db.BeginWriteAsync();
        await write.CommitAsync();

        Should.Throw<InvalidOperationException>(() => audit.Record(trail.Carla, "list-ended", Guid.NewGuid()));
        (await trail.EntriesAsync()).ShouldBeEmpty();
    }

    /// <summary>A second composition on the same database stands in no line with the first: it is what another process is.</summary>
    [Theory, OnBothEngines]
    public async Task Record_ByManyAtOnce_InTwoProcesses_LeavesNoGapAndNoFork(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        await using var second = trail.System.AnotherProcess();
        var other = trail.Carla with { Centre = await trail.System.AddCentreAsync("Another") };
        Actor[][] orders = [[trail.Carla, other], [other, trail.Carla]];

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => Trail.InOneWriteAsync(i % 3 == 0 ? second.Services : trail.System.Services, audit =>
        {
            // In the one order and in the other: nobody waits in a circle.
            foreach (var actor in orders[i % 2])
                audit.Record(actor, "number-shown", Guid.NewGuid());
        }))));

        await trail.ShouldHoldAsync(60);
        await trail.ShouldHoldAsync(60, other.Centre);
    }

    /// <summary>SQLite has one writer at a time; only on PostgreSQL do two of them hold rows.</summary>
    [Fact]
    public async Task Record_BeforeARowThatSomebodyElseHoldsWhoRecordsToo_WaitsInNoCircle()
    {
        await using var trail = await Trail.OpenAsync(DatabaseEngine.PostgreSql);
        await using var one = trail.System.Scope();
        await using var two = trail.System.Scope();
        var (first, second) = (one.ServiceProvider.GetRequiredService<LedgerlineDb>(), two.ServiceProvider.GetRequiredService<LedgerlineDb>());
        await using var firstWrite = await first.BeginWriteAsync();
        await using var secondWrite = await second.BeginWriteAsync();
        await second.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '20s'"); // Rather than hang where it should not wait.
        one.ServiceProvider.GetRequiredService<AuditTrail>().Record(trail.Carla, "list-paused", Guid.NewGuid());
        await first.SaveChangesAsync();
        await TouchAsync(second);
        two.ServiceProvider.GetRequiredService<AuditTrail>().Record(trail.Carla, "list-ended", Guid.NewGuid());

        // The first waits for the row that the second holds; the second must not wait for the chain.
        var waits = TouchAsync(first);
        await secondWrite.CommitAsync();
        await waits;
        await firstWrite.CommitAsync();

        (await trail.EntriesAsync()).Select(entry => entry.Action).ShouldBe(["list-ended", "list-paused"]);
        await trail.ShouldHoldAsync(2);

        Task<int> TouchAsync(LedgerlineDb db) => db.Set<Person>().Where(person => person.Id == trail.Carla.Person.Value).ExecuteUpdateAsync(set => set.SetProperty(person => person.AccessFailedCount, 1));
    }

    [Theory, OnBothEngines]
    public async Task Record_MoreThanAStatementTakes_IsOneChain(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);

        await Trail.InOneWriteAsync(trail.System.Services, audit =>
        {
            for (var i = 0; i < 2_345; i++)
                audit.Record(trail.Carla, "list-paused", Guid.NewGuid());
        });

        await trail.ShouldHoldAsync(2_345);
    }

    [Theory, OnBothEngines]
    public async Task Chain_WhatIsOlderThanChains_BringsItInInItsOrder_Once(DatabaseEngine engine)
    {
        await using var trail = await Trail.OpenAsync(engine);
        var other = trail.Carla with { Centre = await trail.System.AddCentreAsync("Another") };
        await Trail.InOneWriteAsync(trail.System.Services, audit =>
        {
            for (var i = 0; i < 1_500; i++)
                audit.Record(i % 3 == 0 ? other : trail.Carla, "number-shown", Guid.NewGuid());
        });
        var before = await trail.EntriesAsync();
        await trail.TamperAsync("UPDATE entries SET sequence = NULL, hash = NULL");
        await trail.TamperAsync("DELETE FROM heads");
        await using var second = trail.System.AnotherProcess();

        // Two processes start at the same moment.
        var chained = await Task.WhenAll(new[] { trail.System.Services, second.Services }.Select(services => Task.Run(async () =>
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ChainAuditTrail>().RunAsync();
        })));

        chained.Sum().ShouldBe(1_500);
        (await trail.EntriesAsync()).Select(entry => (entry.Id, entry.Sequence, Convert.ToHexString(entry.Hash!))).ShouldBe(before.Select(entry => (entry.Id, entry.Sequence, Convert.ToHexString(entry.Hash!))));
        await trail.RecordAsync(1);
        await trail.ShouldHoldAsync(1_001);
        await trail.ShouldHoldAsync(500, other.Centre);
        (await trail.System.InScopeAsync<ChainAuditTrail, long>(chain => chain.RunAsync())).ShouldBe(0);
    }
}
