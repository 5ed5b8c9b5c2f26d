using System.Collections.Concurrent;
using System.Security.Cryptography;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Declaring;

/// <summary>Sixty-four at once declare one person each, durably, against bare inserts of one row each.</summary>
internal static class DeclareBenchmark
{
    private const int Callers = 64;

    public static async Task<Finding> RunAsync(BenchSystem system)
    {
        await using IBareRows bare = system.Engine switch
        {
            DatabaseEngine.Sqlite => await SqliteBareRows.OpenAsync(system.Database),
            DatabaseEngine.PostgreSql => await PostgreSqlBareRows.OpenAsync(system.Database),
        };
        var centre = Guid.NewGuid();
        Origin[] volunteers = [.. Enumerable.Range(0, Callers).Select(_ => new Origin(Channel.Call, centre, RandomNumberGenerator.GetBytes(32)))];
        var turn = 0;
        var acknowledged = new ConcurrentBag<Guid>();
        var inserted = 0L;
        var comparison = await Comparison.RunAsync(
            Callers,
            int.MaxValue,
            async () => acknowledged.Add(await DeclareAsync(system, volunteers[(uint)Interlocked.Increment(ref turn) % Callers])),
            async () =>
            {
                await bare.InsertAsync();
                Interlocked.Increment(ref inserted);
            });

        var rows = await system.ReadAsync<Guid>($"SELECT id FROM {system.Database.Table("register", "declarations")}");
        var bareRows = (await system.ReadAsync<long>($"SELECT COUNT(*) FROM {BareRow.Table}")).Single();
        return new Finding(system.Engine, Callers, comparison, new Dictionary<string, long>
        {
            ["lost"] = acknowledged.Except(rows).Count(),
            ["twice"] = rows.Count - rows.Intersect(acknowledged).Count(),
            ["baseline_lost"] = inserted - bareRows,
        });
    }

    private static async Task<Guid> DeclareAsync(BenchSystem system, Origin origin)
    {
        await using var scope = system.Scope();
        var name = DeclarantName.TryParse("Lantern Keeper", out var parsed, out var refusal)
            ? parsed
            : throw new InvalidOperationException($"The name was refused: {refusal}.");
        var draft = new DeclarationDraft(DeclarationId.New(), name, NameKind.Pseudonym, Organisations.YouthLeague);
        var result = await scope.ServiceProvider.GetRequiredService<Declare>().DeclareAsync(GroupId.New(), [draft], origin);
        return result is { Outcome: DeclareOutcome.Accepted, Receipt: not null }
            ? draft.Id.Value
            : throw new InvalidOperationException($"A new declaration was answered with {result.Outcome}.");
    }
}
