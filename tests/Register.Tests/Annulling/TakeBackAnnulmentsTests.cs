using Ledgerline.Register.Annulling;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Annulling;

public sealed class TakeBackAnnulmentsTests
{
    [Theory, OnBothEngines]
    public async Task TakeBack_BeforeTheSeal_LeavesTheEntryAsItWas(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(3);
        await system.OrderAsync(AnnulmentReason.Hoax, 0, 1);
        // The hold is over, but nobody sealed: it is not too late.
        system.Clock.Advance(TimeSpan.FromMinutes(2));

        (await system.TakeBackAsync(1, 2, 77)).ShouldBe(1);

        (await system.SealAsync()).ShouldBe(1);
        (await system.CountAsync()).ShouldBe(2);
        (await system.ReadAsync(db => db.Set<Annulment>().SingleAsync())).Entry.ShouldBe(0);
        (await system.OrderAsync(AnnulmentReason.Mistake, 1)).Values.ShouldBe([OrderOutcome.Ordered]);
    }

    [Theory, OnBothEngines]
    public async Task TakeBack_AfterTheSeal_TakesNothingBack(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(1);
        await system.OrderAsync(AnnulmentReason.Hoax, 0);
        await system.SealLaterAsync();

        (await system.TakeBackAsync(0)).ShouldBe(0);

        (await system.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task TakeBack_WhileItIsSealed_IsOneOrTheOther(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(90);
        var takenBack = 0;

        for (var round = 0; round < 30; round++)
        {
            var entries = Enumerable.Range(3 * round, 3).Select(i => (long)i).ToArray();
            await system.OrderAsync(AnnulmentReason.Hoax, entries);
            system.Clock.Advance(TimeSpan.FromMinutes(2));
            var seal = Task.Run(system.SealAsync);
            var backs = await Task.WhenAll(entries.Select(entry => Task.Run(() => system.TakeBackAsync(entry))));
            (await seal + backs.Sum()).ShouldBe(3);
            takenBack += backs.Sum();
        }

        (await system.CountAsync()).ShouldBe(takenBack);
    }
}
