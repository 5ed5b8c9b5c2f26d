using System.Collections.Concurrent;
using Ledgerline.Attacks.Ground;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Ledgerline.Attacks.Traces;

/// <summary>
/// The program itself, as a process behind a proxy, is asked through every public door and in every wrong way by somebody whose every word is marked. Then all that it printed, kept and wrote is searched.
/// </summary>
public sealed class PublicTraceTests : IDisposable
{
    private const string Last = "last";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-trace-").FullName;

    /// <summary>All that an operator could turn up in the environment, and what would have failures shown.</summary>
    private static readonly Dictionary<string, string> Talkative = new()
    {
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__LogLevel__Microsoft"] = "Trace",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
        ["Logging__LogLevel__Microsoft.EntityFrameworkCore.Database.Command"] = "Trace",
        ["Logging__LogLevel__Npgsql"] = "Trace",
        ["Logging__Console__LogLevel__Default"] = "Trace",
        ["Logging__Console__LogLevel__Microsoft.AspNetCore"] = "Trace",
        ["Logging__Console__FormatterName"] = "json",
        ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_DETAILEDERRORS"] = "true",
    };

    private string Temporary => Path.Combine(_folder, "tmp");

    private string Data => Path.Combine(_folder, "data");

    [Theory, OnBothEngines(false)]
    [OnBothEngines(true)]
    public async Task TheProgram_KeepsNothingOfWhoAsks(DatabaseEngine engine, bool isTalkative)
    {
        Directory.CreateDirectory(Temporary);
        using var files = new FileSystemWatcher(Temporary) { IncludeSubdirectories = true, InternalBufferSize = 65536 };
        var (written, isLast) = (new ConcurrentQueue<string>(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        files.Created += (_, file) =>
        {
            if (file.Name == Last)
                isLast.SetResult();
            else
                written.Enqueue(file.Name!);
        };
        files.EnableRaisingEvents = true;
        await using var doors = await (await TestSystem.StartAsync()).ServeAsync();
        var (database, name) = await DatabaseAsync(engine);
        using var server = await ServerProcess.ServeInAsync(Environment(isTalkative), [.. Options(database), "--demo", "--proxy", "127.0.0.1", "--hold", "1.00:00:00", "--maximum-hold", "2.00:00:00"]);
        using var visitor = new MarkedVisitor(server.Url);

        await visitor.WalkAsync(await Doors.OfAsync(doors));
        await visitor.GoWrongAsync();
        await BreakAsync(database);
        await visitor.WalkAsync(await Doors.OfAsync(doors));

        foreach (var status in (int[])[200, 302, 400, 403, 404, 405, 413, 415, 429, 500])
            visitor.Statuses.Keys.ShouldContain(status);
        server.Output.ShouldContain("failed");
        Marks.FindIn(server.Output).ShouldBeEmpty();
        FindInFiles(Data).ShouldBeEmpty();
        if (database is not null)
        {
            (await FindInTablesAsync(database)).ShouldBeEmpty();
            var logged = PostgresCluster.Shared.LogOf(name);
            logged.ShouldContain("does not exist");
            Marks.FindIn(logged).ShouldBeEmpty();
        }

        // Files are seen in the order in which they are made: when this one is, all before it were. The runtime's own doors for debuggers are none.
        await File.WriteAllTextAsync(Path.Combine(Temporary, Last), "");
        await isLast.Task;
        written.Where(file => !file.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) && !file.StartsWith("clr-debug-pipe-", StringComparison.Ordinal)).ShouldBeEmpty();
        await server.KillAsync();
    }

    /// <summary>The search finds what is there, in each of the ways in which it could be written.</summary>
    [Fact]
    public void TheSearch_FindsWhatIsThere()
    {
        Directory.CreateDirectory(Data);
        foreach (var mark in (string[])[Marks.Agent, Marks.Address, Marks.Name, Marks.Receipt])
        {
            Marks.FindIn($"GET from {mark}.").ShouldNotBeEmpty();
            Marks.FindIn($"GET from {mark.ToUpperInvariant()}.").ShouldNotBeEmpty();
            foreach (var before in (string[])["", "a", "ab"])
                Marks.FindIn(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(before + mark + "and more"))).ShouldNotBeEmpty();
            Marks.FindIn(System.Text.Encoding.Unicode.GetBytes("x" + mark)).ShouldNotBeEmpty();
            Marks.FindIn(Uri.EscapeDataString($"?q={mark}")).ShouldNotBeEmpty();
            File.WriteAllText(Path.Combine(Data, "kept"), $"...{mark}...");
            FindInFiles(Data).ShouldNotBeEmpty();
        }
    }

    /// <summary>And what PostgreSQL logs, which repeats a statement that failed.</summary>
    [Fact]
    public async Task TheSearch_FindsWhatTheDatabaseLogs()
    {
        var name = $"trace_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        await using var connection = new NpgsqlConnection(PostgresCluster.Shared.ConnectionString(name));
        await connection.OpenAsync();
        Marks.FindIn(PostgresCluster.Shared.LogOf(name)).ShouldBeEmpty();

        await Should.ThrowAsync<PostgresException>(() => RunAsync(connection, $"SELECT\n'{Marks.Name}' FROM nowhere"));

        Marks.FindIn(PostgresCluster.Shared.LogOf(name)).ShouldBe([Marks.Name]);
    }

    [Theory]
    [InlineData("DOTNET_DbgEnableMiniDump")]
    [InlineData("COMPlus_DbgEnableMiniDump")]
    public async Task TheProgram_ToldToWriteCrashDumps_DoesNotStart(string name)
    {
        var (exit, output) = await ServerProcess.RunInAsync(new Dictionary<string, string> { [name] = "1" }, "serve", "--data", Data, "--urls", "http://127.0.0.1:0");
        exit.ShouldBe(2, output);
        output.ShouldContain($"{name} is set");
    }

    [Fact]
    public async Task TheProgram_LetsTheSystemWriteNoCrashDumps()
    {
        using var server = await ServerProcess.ServeAsync("--data", Data);
        var limit = (await File.ReadAllLinesAsync($"/proc/{server.Id}/limits")).Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal));
        limit.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4..6].ShouldBe(["0", "0"]);
        (await File.ReadAllLinesAsync($"/proc/{server.Id}/status")).ShouldContain("CoreDumping:\t0");
        await server.KillAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, string> Environment(bool isTalkative) =>
        new(isTalkative ? Talkative : []) { ["TMPDIR"] = Temporary, ["ASPNETCORE_TEMP"] = Temporary, ["SQLITE_TMPDIR"] = Temporary, ["HOME"] = Temporary };

    private string[] Options(string? database) => ["--data", Data, .. database is null ? [] : (string[])["--database", database]];

    /// <summary>A PostgreSQL of this test's own, brought up; null for the embedded database.</summary>
    private async Task<(string? Database, string Name)> DatabaseAsync(DatabaseEngine engine)
    {
        if (engine == DatabaseEngine.Sqlite)
            return (null, "");
        var name = $"trace_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        var database = PostgresCluster.Shared.ConnectionString(name);
        (await ServerProcess.RunAsync(["migrate", .. Options(database)])).ExitCode.ShouldBe(0);
        return (database, name);
    }

    /// <summary>Takes away the tables in which declarations, entries and people are, while the program runs.</summary>
    private async Task BreakAsync(string? database)
    {
        if (database is null)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "ledgerline.db")};Pooling=False");
            await connection.OpenAsync();
            await RunAsync(connection, "ALTER TABLE register_entries RENAME TO gone_entries; ALTER TABLE register_declarations RENAME TO gone_declarations; ALTER TABLE centres_people RENAME TO gone_people");
            return;
        }

        await using var server = new NpgsqlConnection(database);
        await server.OpenAsync();
        await RunAsync(server, "ALTER SCHEMA register RENAME TO gone_register; ALTER SCHEMA centres RENAME TO gone_centres");
    }

    private static async Task RunAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static List<string> FindInFiles(string folder)
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            found.AddRange(Marks.FindIn(memory.GetBuffer().AsSpan(0, (int)memory.Length)).Select(what => $"{Path.GetRelativePath(folder, file)}: {what}"));
        }

        return found;
    }

    private static async Task<List<string>> FindInTablesAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var found = new List<string>();
        foreach (var table in await TraceSearch.TablesAsync(connection, DatabaseEngine.PostgreSql))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT t::text FROM {table} AS t";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                found.AddRange(Marks.FindIn(rows.GetString(0)).Select(what => $"{table}: {what}"));
        }

        return found;
    }
}
