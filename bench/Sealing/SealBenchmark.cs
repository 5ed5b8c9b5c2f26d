using System.Diagnostics;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Sealing;

/// <summary>Many declarations are due at once and are sealed, against bare bulk insertion of as many rows as they leave behind.</summary>
internal static class SealBenchmark
{
    public const int DefaultPeople = 200_000;

    private const int Rounds = 5;

    public static async Task<Finding> RunAsync(BenchSystem system, int people)
    {
        await NewLog.MakeAsync(system.Services.CreateScope().ServiceProvider, system.Installation, "register.example/log");
        await using IBareEntries bare = system.Engine switch
        {
            DatabaseEngine.Sqlite => await SqliteBareEntries.OpenAsync(system.Database),
            DatabaseEngine.PostgreSql => await PostgreSqlBareEntries.OpenAsync(system.Database),
        };
        var (seals, inserts, publications) = (new List<Load>(), new List<Load>(), new List<Load>());
        var inRound = people / Rounds;
        var peak = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            await HeldPeople.FillAsync(system, inRound);
            if (round % 2 == 0)
                await InsertAsync(round);
            Memory.ForgetPeak();
            seals.Add(await TimeAsync(inRound, () => InScopeAsync<SealBatch>(system, seal => seal.RunAsync())));
            peak = Math.Max(peak, Memory.Peak);
            if (round % 2 != 0)
                await InsertAsync(round);
            publications.Add(await TimeAsync(inRound, () => InScopeAsync<PublishLog>(system, publish => publish.RunAsync())));
        }

        var entries = (await system.ReadAsync<long>($"SELECT COUNT(*) FROM {system.Database.Table("register", "entries")}")).Single();
        var bareEntries = (await system.ReadAsync<long>("SELECT COUNT(*) FROM bare_entries")).Single();
        return new Finding(system.Engine, 1, new Comparison(seals, inserts), new Dictionary<string, long>
        {
            ["lost"] = (inRound * Rounds) - entries,
            ["baseline_lost"] = (inRound * Rounds) - bareEntries,
        })
        {
            Figures = new Dictionary<string, double>
            {
                ["published_per_second"] = publications.Average(load => load.PerSecond),
                ["peak_mb"] = peak / 1e6,
            },
        };

        async Task InsertAsync(int round)
        {
            var rows = BareEntry.Make((long)round * inRound, inRound);
            inserts.Add(await TimeAsync(inRound, () => bare.InsertAsync(rows)));
        }
    }

    private static async Task<Load> TimeAsync(int people, Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return new Load(people / clock.Elapsed.TotalSeconds, [clock.Elapsed.TotalMilliseconds]);
    }

    private static async Task InScopeAsync<T>(BenchSystem system, Func<T, Task> work)
        where T : notnull
    {
        await using var scope = system.Scope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
