using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ledgerline.Bench;

/// <summary>Nothing that was measured here would mean anything.</summary>
internal sealed class CannotMeasureException(string message) : Exception(message);

/// <summary>
/// The whole program, composed as in production, on a fresh database that waits for the disk at each commit. It listens only where it is told to, and its
/// background services do not run. With a clock of its own nothing is measured by it, and it need not wait.
/// </summary>
internal sealed class BenchSystem : IAsyncDisposable
{
    /// <summary>Npgsql's own default, which an operator has who sets nothing.</summary>
    private const int PoolSize = 100;

    /// <summary>Both, or the one that <c>LEDGERLINE_BENCH_ENGINE</c> names: where two processes share the work, or one engine's memory is looked at by itself.</summary>
    public static IReadOnlyList<DatabaseEngine> Engines =>
        Environment.GetEnvironmentVariable("LEDGERLINE_BENCH_ENGINE") is { Length: > 0 } name ? [Enum.Parse<DatabaseEngine>(name, ignoreCase: true)] : Enum.GetValues<DatabaseEngine>();

    private readonly WebApplication _app;
    private readonly PostgresCluster? _cluster;

    private BenchSystem(WebApplication app, Installation installation, PostgresCluster? cluster) =>
        (_app, Installation, _cluster) = (app, installation, cluster);

    public Installation Installation { get; }

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public DatabaseEngine Engine => Database.Engine;

    /// <summary>Where it listens, if it does.</summary>
    public Uri Url => new(_app.Urls.First());

    public static async Task<BenchSystem> StartAsync(DatabaseEngine engine, bool listens = false, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-bench-").FullName;
        var isMeasured = clock is null;
        if (isMeasured && new DriveInfo(folder).DriveFormat is "tmpfs" or "ramfs")
            throw new CannotMeasureException($"{folder} is in memory: a commit there waits for no disk. Set TMPDIR to a folder on a disk.");
        var cluster = engine == DatabaseEngine.PostgreSql ? PostgresCluster.Start(durable: isMeasured) : null;
        var options = new ServeOptions { Installation = new Installation(folder, cluster is null ? null : await MakeDatabaseAsync(cluster)), Urls = "http://127.0.0.1:0" };
        options.Installation.MakeFolders();
        var system = new BenchSystem(
            // In its file, so that the program as a process of its own finds it too.
            Composition.Build(options, MasterKey.Create(options.Installation.MasterKeyFile), services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                if (clock is not null)
                    services.AddSingleton(clock);
                // The sealer; the server itself is not ours.
                foreach (var ours in services.Where(each => each.ServiceType == typeof(IHostedService) && each.ImplementationType?.Namespace?.StartsWith("Ledgerline.", StringComparison.Ordinal) == true).ToList())
                    services.Remove(ours);
            }),
            options.Installation,
            cluster);
        await system.MakeSchemaAsync();
        if (isMeasured)
            await system.CheckDurableAsync();
        if (listens)
            await system._app.StartAsync();
        return system;
    }

    /// <summary>A unit of work, as a request has it.</summary>
    public AsyncServiceScope Scope() => Services.CreateAsyncScope();

    /// <summary>A statement's first column, all rows.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, params (string Name, object Value)[] values)
    {
        await using var connection = await Database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<T>(0));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _cluster?.Dispose();
        Directory.Delete(Installation.DataFolder, recursive: true);
    }

    private static async Task<string> MakeDatabaseAsync(PostgresCluster cluster)
    {
        await cluster.CreateDatabaseAsync("ledgerline");
        return new NpgsqlConnectionStringBuilder(cluster.ConnectionString("ledgerline")) { MaxPoolSize = PoolSize }.ToString();
    }

    private async Task MakeSchemaAsync()
    {
        await using var scope = Scope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (schema.HasUnmigratedChanges())
            await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Database.EnsureCreatedAsync();
        else
            await schema.MigrateAsync();
    }

    private async Task CheckDurableAsync()
    {
        var durable = Engine switch
        {
            // 2 is FULL.
            DatabaseEngine.Sqlite => (await ReadAsync<long>("PRAGMA synchronous")).Single() == 2
                && (await ReadAsync<string>("PRAGMA journal_mode")).Single() == "wal",
            DatabaseEngine.PostgreSql => (await ReadAsync<string>("SHOW fsync")).Single() == "on"
                && (await ReadAsync<string>("SHOW synchronous_commit")).Single() == "on",
        };
        if (!durable)
            throw new CannotMeasureException($"{Engine} would not wait for the disk.");
    }
}
