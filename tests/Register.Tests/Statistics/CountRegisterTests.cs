using Ledgerline.Register.Annulling;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Register.Statistics;
using Ledgerline.Register.Tests.Auditing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Statistics;

public sealed class CountRegisterTests
{
    private const int Rounds = 6;
    private const int PeopleInRound = 40;

    [Theory, OnBothEngines]
    public async Task Count_OfDeclaredAnnulledAndErased_IsWhatAnAuditRecounts(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        (await CountedAsync(system)).Days.ShouldBeEmpty();
        for (var round = 0; round < Rounds; round++)
        {
            await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, PeopleInRound).Select(i => Draft(
                $"Round {round} person {i}", (Organisations)(1 + (i % 7)), i % 3 == 0 ? NameKind.RealName : NameKind.Pseudonym))]);
            if (round > 0)
                await system.OrderAsync(AnnulmentReason.Hoax, (round * 5) - 3, (round * 5) - 2);
            await system.SealLaterAsync();
            await system.EraseAsync(round);
            await system.PublishAsync();
            await ShouldBeWhatIsThereAsync(system);
            system.Clock.Advance(TimeSpan.FromDays(11));
        }
    }

    /// <summary>A register from before real names were counted.</summary>
    [Theory, OnBothEngines]
    public async Task Migration_OfWhatIsSealed_CountsItsRealNames(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, PeopleInRound).Select(i => Draft(
            $"Person {i}", (Organisations)(1 + (i % 7)), i % 3 == 0 ? NameKind.RealName : NameKind.Pseudonym))]);
        await system.SealLaterAsync();
        await system.OrderAsync(AnnulmentReason.Duplicate, 0, 1, 2, 3, 4, 5);
        await system.SealLaterAsync();
        var before = await TotalsAsync(system);
        before.ShouldContain(total => total.RealNames > 0);

        await system.InScopeAsync<LedgerlineDb, int>(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync("GroupsTakeTheirPeople");
            await db.Database.MigrateAsync();
            return 0;
        });

        (await TotalsAsync(system)).ShouldBe(before);
    }

    private static async Task<List<(DateOnly Day, Organisations Organisation, long RealNames)>> TotalsAsync(TestSystem system) =>
        [.. (await system.ReadAsync(db => db.Set<DayTotal>().AsNoTracking().ToListAsync()))
            .Select(total => (total.Day, total.Organisation, total.RealNames)).Order()];

    private static async Task ShouldBeWhatIsThereAsync(TestSystem system)
    {
        var counted = await CountedAsync(system);
        // An audit compares the published totals with what it counts itself.
        (await new AuditLog(system.Clock).RunAsync(new AuditRequest(system.LogFolder))).ShouldBeAllRight();
        var totals = LogTotals.Parse(await File.ReadAllBytesAsync(Path.Combine(system.LogFolder, $"totals/{counted.Size}")));
        counted.Total.Count.ShouldBe(totals.Count);
        counted.Total.Declared.ShouldBe(totals.Declarations);
        counted.Total.Annulled.ShouldBe(totals.Annulments);
        counted.Days.Select(day => new LogTotals.Day(day.Start, day.Counts.Count, day.Counts.Party, day.Counts.YouthLeague, day.Counts.YoungPioneers)).ShouldBe(totals.Days);

        // The kind of a name is in no leaf; it is counted among the entries.
        var kinds = await system.ReadAsync(db => db.Set<Entry>().Where(entry => !db.Set<Annulment>().Any(annulled => annulled.Entry == entry.Index))
            .Select(entry => new { entry.Day, entry.Kind }).ToListAsync());
        counted.Days.Select(day => (day.Start, day.Counts.RealNames, day.Counts.Pseudonyms)).ShouldBe(kinds.GroupBy(entry => entry.Day).OrderBy(day => day.Key)
            .Select(day => (day.Key, day.LongCount(entry => entry.Kind == NameKind.RealName), day.LongCount(entry => entry.Kind == NameKind.Pseudonym))));
        foreach (var period in Periods.Each)
            counted.By(period).Aggregate(default(Counts), (sum, row) => sum + row.Counts).ShouldBe(counted.Total);
    }

    private static Task<CountedRegister> CountedAsync(TestSystem system) =>
        system.InScopeAsync<CountRegister, CountedRegister>(count => count.CountAsync(CancellationToken.None));
}
