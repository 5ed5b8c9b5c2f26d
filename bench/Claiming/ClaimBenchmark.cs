using System.Collections.Concurrent;
using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Claiming;

/// <summary>
/// Three hundred at once ask for the next contact of a hundred thousand, against the same statements alone on as many other contacts. Each claim
/// is a volunteer's first, so that nobody has to report in between. On PostgreSQL also against pg-boss.
/// </summary>
internal static class ClaimBenchmark
{
    private const int Callers = 300;
    private const int Contacts = 100_000;

    /// <summary>Each fetch of pg-boss sorts all that is waiting, so a queue as long as the campaign would be a straw man.</summary>
    private const int Jobs = 10_000;

    public static async Task<Finding> RunAsync(BenchSystem system)
    {
        var (campaign, bareCampaign) = (await FullCampaign.FillAsync(system, 1, Contacts), await FullCampaign.FillAsync(system, 2, Contacts));
        await SettleAsync(system);
        await using IBareClaims bare = system.Engine switch
        {
            DatabaseEngine.Sqlite => await SqliteBareClaims.OpenAsync(system.Database, FullCampaign.Zones.Count),
            DatabaseEngine.PostgreSql => new PostgreSqlBareClaims(system.Database, FullCampaign.Zones.Count),
        };
        var (claimed, bareClaimed) = (new ConcurrentBag<Guid>(), new ConcurrentBag<Guid>());
        var comparison = await Comparison.RunAsync(
            Callers,
            Contacts,
            async () => claimed.Add(await ClaimAsync(system, campaign)),
            async () => bareClaimed.Add(await ClaimBareAsync(system, bare, bareCampaign)));
        var figures = new Dictionary<string, double> { ["p99_to_p50"] = Tail(comparison.Subject) };
        var boss = system.Engine switch
        {
            DatabaseEngine.Sqlite => 0,
            DatabaseEngine.PostgreSql => await CompareWithPgBossAsync(system, figures),
        };
        return new Finding(system.Engine, Callers, comparison, new Dictionary<string, long>
        {
            ["duplicates"] = await CountDuplicatesAsync(system, campaign),
            ["lost"] = await CountLostAsync(system, campaign, claimed),
            ["baseline_duplicates"] = await CountDuplicatesAsync(system, bareCampaign),
            ["baseline_lost"] = await CountLostAsync(system, bareCampaign, bareClaimed),
            ["pg_boss_twice"] = boss,
        })
        {
            Figures = figures,
        };
    }

    /// <summary>In turns as well; neither runs out.</summary>
    /// <returns>How often it handed out what somebody had.</returns>
    private static async Task<long> CompareWithPgBossAsync(BenchSystem system, Dictionary<string, double> figures)
    {
        var campaign = await FullCampaign.FillAsync(system, 3, Contacts);
        await using var boss = await PgBoss.StartAsync(system.Installation.PostgreSql!, Callers, Jobs);
        await SettleAsync(system);
        var comparison = await Comparison.RunAsync(
            Jobs, (time, most) => Load.RunAsync(Callers, time, most, () => ClaimAsync(system, campaign)), boss.RunAsync);
        var times = Report.Times(comparison.Baseline);
        figures["beside_pg_boss_per_second"] = Report.Median(comparison.Subject.Select(load => load.PerSecond));
        figures["pg_boss_per_second"] = Report.Median(comparison.Baseline.Select(load => load.PerSecond));
        figures["pg_boss_ratio"] = Report.Median(comparison.Ratios);
        (figures["pg_boss_p50_ms"], figures["pg_boss_p99_ms"]) = (times[0], times[1]);
        return boss.Twice;
    }

    private static double Tail(IReadOnlyList<Load> loads) => Report.Times(loads) is [var half, var most] ? most / half : 0;

    /// <summary>As a while after an import: its pages are written and, on PostgreSQL, autovacuum has told the planner how much there is.</summary>
    private static Task SettleAsync(BenchSystem system) => system.Engine switch
    {
        DatabaseEngine.Sqlite => system.ReadAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)"),
        DatabaseEngine.PostgreSql => system.ReadAsync<string>("VACUUM ANALYZE; CHECKPOINT"),
    };

    private static async Task<Guid> ClaimAsync(BenchSystem system, FullCampaign campaign)
    {
        await using var scope = system.Scope();
        var result = await scope.ServiceProvider.GetRequiredService<ClaimNextContact>()
            .ClaimAsync(new PersonId(Guid.NewGuid()), campaign.Centre, campaign.Id);
        return result is { Outcome: ClaimOutcome.Claimed, Call: { } call }
            ? call.Value
            : throw new InvalidOperationException($"A claim was answered with {result.Outcome}.");
    }

    private static async Task<Guid> ClaimBareAsync(BenchSystem system, IBareClaims bare, FullCampaign campaign)
    {
        var now = system.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var wish = new ClaimWish(
            CallId.New(), new PersonId(Guid.NewGuid()), campaign.Centre, campaign.Id, now, now + Leases.Duration, FullCampaign.Zones);
        return await bare.TakeAsync(wish) ? wish.Lease.Value : throw new InvalidOperationException("The baseline found nobody.");
    }

    /// <summary>Numbers handed out more than once: no lease ends while this runs, so each is a number that two have at once.</summary>
    private static async Task<long> CountDuplicatesAsync(BenchSystem system, FullCampaign campaign)
    {
        var calls = system.Database.Table("phone_bank", "calls");
        return (await system.ReadAsync<long>($"SELECT COUNT(*) - COUNT(DISTINCT number) FROM {calls} WHERE campaign = @campaign", ("campaign", campaign.Id.Value)))
            .Single();
    }

    /// <summary>Calls that were given to a volunteer and are not there.</summary>
    private static async Task<long> CountLostAsync(BenchSystem system, FullCampaign campaign, IEnumerable<Guid> claimed)
    {
        var calls = system.Database.Table("phone_bank", "calls");
        return claimed.Except(await system.ReadAsync<Guid>($"SELECT id FROM {calls} WHERE campaign = @campaign", ("campaign", campaign.Id.Value))).Count();
    }
}
