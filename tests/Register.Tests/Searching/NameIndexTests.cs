using System.Data.Common;
using System.Globalization;
using Ledgerline.Register.Searching;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Searching;

public sealed class NameIndexTests
{
    [Theory, OnBothEngines]
    public async Task Erasing_AName_LeavesNoKeyOfItAnywhere(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealNamesAsync("单晓明", "Wer nicht mehr will", "Who stays");
        var entries = await system.ReadAsync(db => db.Set<Entry>().ToListAsync());
        var (gone, stays) = (TracesOf(entries.Where(entry => entry.Name != "Who stays")), TracesOf(entries.Where(entry => entry.Name == "Who stays")));
        (await system.FindInTablesAsync(gone)).Count.ShouldBeGreaterThanOrEqualTo(gone.Count); // The search finds what is there.

        await system.EraseAsync(entries.Where(entry => entry.Name != "Who stays").Select(entry => entry.Index));

        (await system.FindInTablesAsync(gone)).ShouldBeEmpty();
        (await system.FindInTablesAsync(stays)).Count.ShouldBeGreaterThanOrEqualTo(stays.Count);
        if (engine == DatabaseEngine.Sqlite)
            system.FindInFiles(gone).ShouldBeEmpty();
        (await system.IndexAsync()).ShouldBe(0);
        (await system.NamesAsync("dan xiaoming")).ShouldBeEmpty();
    }

    /// <summary>Every kind of span, at the start and further on, is one descent into the index and reads nothing else, whatever the planner knows.</summary>
    [Theory, OnBothEngines]
    public async Task Plan_OfEverySpan_IsOneRangeOfTheIndex(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await SeedAsync(system, 3_000);
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        foreach (var analyzed in new[] { false, true })
        {
            if (analyzed)
                await RunAsync(connection, "ANALYZE");
            if (engine == DatabaseEngine.PostgreSql)
                await RunAsync(connection, ReadNameIndex.InTheirOrder);
            foreach (var kind in Enum.GetValues<NameKeyKind>())
            {
                var plan = await PlanAsync(connection, system, (short)kind);
                if (engine == DatabaseEngine.Sqlite)
                    plan.ShouldMatch(@"^SEARCH register_names USING (COVERING )?INDEX \S+ \(kind=\? AND \(?key[^)]*\)?[>][^\n]*key<\?\)$", $"analyzed: {analyzed}");
                else
                    plan.ShouldMatch(@"^Limit .*\n *->  Index Only Scan using \S+ on names .*\n *Index Cond: .*kind = .*key.*ROW.*key <", $"analyzed: {analyzed}");
            }
        }
    }

    [Fact]
    public async Task Table_OnSqlite_IsKeptByEntryAndNothingBesides()
    {
        await using var system = await TestSystem.StartAsync();
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        (await ReadAsync(connection, "SELECT sql FROM sqlite_master WHERE name = 'register_names'")).ShouldContain("WITHOUT ROWID");
    }

    /// <summary>An erased name must not linger in what the planner remembers.</summary>
    [Fact]
    public async Task Planner_AfterAnAnalysis_KeepsNoSampleOfNames()
    {
        await using var system = await TestSystem.StartAsync(DatabaseEngine.PostgreSql, Quick);
        await SeedAsync(system, 1_000);
        await using var connection = await system.Services.GetRequiredService<Database>().OpenAsync();
        await RunAsync(connection, "ANALYZE");

        (await ReadAsync(connection, "SELECT string_agg(tablename || '.' || attname, ' ' ORDER BY tablename, attname) FROM pg_stats WHERE schemaname = 'register' AND tablename IN ('names', 'entries')"))
            .ShouldBe("entries.day entries.kind entries.organisations names.kind");
    }

    [Theory, OnBothEngines]
    public async Task Names_SealedBeforeThereWasAnIndex_AreIndexedOnceInBatches(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await SeedAsync(system, 25_000);
        await system.EraseAsync(7);
        var before = await KeysAsync(system);
        await ForgetAsync(system);
        (await system.AllAsync("chen")).ShouldBeEmpty();

        var first = await system.InScopeAsync<IndexNames, long>(index => index.NextBatchAsync());
        // Somebody is sealed meanwhile: indexed at once, and again in the last batch.
        await system.SealNamesAsync("晨光");
        var rest = await system.IndexAsync();

        (first, rest).ShouldBe((10_000L, 15_001L));
        (await KeysAsync(system)).Where(key => !key.StartsWith("25000 ", StringComparison.Ordinal)).ShouldBe(before);
        (await system.InScopeAsync<NameIndex, bool>(index => index.IsBehindAsync(CancellationToken.None))).ShouldBeFalse();
        await system.SealNamesAsync("晴空");
        (await system.IndexAsync()).ShouldBe(0);
        (await system.NamesAsync("晴空")).ShouldContain("晴空");
    }

    [Theory, OnBothEngines]
    public async Task Keys_OfAnotherVersion_AreReplaced(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealNamesAsync("晨光", "晴空");
        var before = await KeysAsync(system);
        await system.ReadAsync(db => db.Set<NameIndexState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.Version, NameKeys.Version - 1)));
        await system.ReadAsync(db => db.Set<IndexedName>().Where(row => row.Kind == NameKeyKind.Initials).ExecuteUpdateAsync(row => row.SetProperty(name => name.Key, "old"u8.ToArray())));

        (await system.IndexAsync()).ShouldBe(2);

        (await KeysAsync(system)).ShouldBe(before);
    }

    [Theory, OnBothEngines]
    public async Task Indexing_WhileNamesAreErased_LeavesNoneOfThem(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await SeedAsync(system, 2_000);
        await ForgetAsync(system);

        await Task.WhenAll(
            Task.Run(() => system.IndexAsync()),
            Task.Run(async () =>
            {
                for (var i = 0; i < 20; i++)
                    await system.EraseAsync(Enumerable.Range(100 * i, 50).Select(index => (long)index));
            }));

        (await system.IndexAsync()).ShouldBe(0);
        (await system.ReadAsync(db => db.Set<IndexedName>().Where(row => row.Entry % 100 < 50).CountAsync())).ShouldBe(0);
        (await system.ReadAsync(db => db.Set<IndexedName>().Select(row => row.Entry).Distinct().CountAsync())).ShouldBe(1_000);
    }

    private static async Task<string> PlanAsync(DbConnection connection, TestSystem system, short kind)
    {
        var sql = ReadNameIndex.Sql(system.Services.GetRequiredService<Database>());
        await using var command = connection.CreateCommand();
        command.CommandText = (system.Engine == DatabaseEngine.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN (COSTS ON) ") + sql;
        foreach (var (name, value) in new (string, object)[] { ("kind", kind), ("key", "zhang"u8.ToArray()), ("entry", 17L), ("before", "zhang\u00FF"u8.ToArray()) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(system.Engine == DatabaseEngine.Sqlite ? 3 : 0));
        return string.Join('\n', lines);
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ReadAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static Task<List<string>> KeysAsync(TestSystem system) => system.ReadAsync(async db =>
        (await db.Set<IndexedName>().ToListAsync()).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Entry} {new NameKey(row.Kind, row.Key)}")).Order(StringComparer.Ordinal).ToList());

    /// <summary>As an installation is that sealed these before there was an index.</summary>
    private static async Task ForgetAsync(TestSystem system)
    {
        await system.ReadAsync(db => db.Set<IndexedName>().ExecuteDeleteAsync());
        await system.ReadAsync(db => db.Set<NameIndexState>().ExecuteDeleteAsync());
    }

    private static async Task SeedAsync(TestSystem system, int entries)
    {
        await using var scope = system.Scope();
        await scope.ServiceProvider.GetRequiredService<SeedRegister>().RunAsync(entries, 7);
    }

    private static List<Trace> TracesOf(IEnumerable<Entry> entries) =>
    [
        .. entries.SelectMany(entry => NameKeys.Of(entry.Name!).Where(key => key.Bytes.Length > 4), (entry, key) => Trace.OfBytes($"{entry.Name}: {key}", key.Bytes)),
    ];
}
