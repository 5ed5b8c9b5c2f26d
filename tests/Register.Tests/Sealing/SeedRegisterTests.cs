using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Sealing;

public sealed class SeedRegisterTests
{
    [Theory, OnBothEngines]
    public async Task Seed_TwoThousand_AreSpreadOverTwoYearsUpToToday(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await SeedAsync(system, 2_000, 7);

        var entries = await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).ToListAsync());
        entries.Count.ShouldBe(2_000);
        entries.Select(entry => entry.Day).ShouldBeInOrder();
        entries[0].Day.ShouldBeInRange(new DateOnly(2024, 11, 22), new DateOnly(2024, 12, 31));
        entries[^1].Day.ShouldBeInRange(new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 22));
        entries.Select(entry => entry.Name!).Intersect(DemoNames.Hostile.Select(name => Name(name).Text)).Count().ShouldBeGreaterThan(15);
        entries.Count(entry => entry.Place is not null).ShouldBeInRange(500, 850);
        entries.Count(entry => entry.Statement is not null).ShouldBeInRange(150, 350);
        entries.ShouldContain(entry => entry.Statement != null && entry.Statement.Contains('\n'));
        (await system.CountAsync()).ShouldBe(2_000);
        (await system.ReadAsync(db => db.Set<Tally>().Where(tally => tally.Organisation == Organisations.None).SumAsync(tally => tally.Count))).ShouldBe(2_000);
    }

    [Fact]
    public async Task Seed_SameSeed_GivesTheSame()
    {
        var runs = new List<string>();
        foreach (var seed in new[] { 7, 7, 8 })
        {
            await using var system = await TestSystem.StartAsync();
            await SeedAsync(system, 200, seed);
            var entries = await system.ReadAsync(db => db.Set<Entry>().OrderBy(entry => entry.Index).ToListAsync());
            runs.Add(string.Join('\n', entries.Select(entry => $"{entry.Day} {entry.Organisations} {entry.Kind} {entry.Name} {entry.Place} {entry.Statement}")));
        }

        runs[1].ShouldBe(runs[0]);
        runs[2].ShouldNotBe(runs[0]);
    }

    [Theory, OnBothEngines]
    public async Task Seed_WhereThereAreEntries_Refuses(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(GroupId.New(), Draft());
        await system.SealLaterAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => SeedAsync(system, 10, 1));
        (await system.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBothEngines]
    public async Task Seal_AfterTheSeed_GoesOn(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await SeedAsync(system, 50, 1);
        await system.DeclareAsync(GroupId.New(), Draft("Real"));
        await system.SealLaterAsync();

        (await system.ReadAsync(db => db.Set<Entry>().SingleAsync(entry => entry.Index == 50))).Name.ShouldBe("Real");
    }

    private static async Task SeedAsync(TestSystem system, int entries, int seed)
    {
        await using var scope = system.Scope();
        var register = (SeedRegister)scope.ServiceProvider.GetService(typeof(SeedRegister))!;
        await register.RunAsync(entries, seed);
    }
}
