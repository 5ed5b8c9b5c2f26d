using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ledgerline.Testing;
using Npgsql;

namespace Ledgerline.Bench.Claiming;

/// <summary>npm's pg-boss, a queue of jobs on PostgreSQL, as a process of its own on the database that the program has too.</summary>
internal sealed class PgBoss : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "bench/Claiming/pg-boss");

    private readonly Process _node;

    private PgBoss(Process node) => _node = node;

    /// <summary>How often a job was fetched that another caller had in the same round.</summary>
    public long Twice { get; private set; }

    private sealed record Answer(double Seconds, IReadOnlyList<double> Milliseconds, long Twice);

    public static async Task<PgBoss> StartAsync(string connectionString, int callers, int jobs)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            throw new CannotMeasureException("pg-boss is not installed; ./dev bench claim installs it.");
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments = ["fetch.mjs", callers.ToString(CultureInfo.InvariantCulture), database.MaxPoolSize.ToString(CultureInfo.InvariantCulture)];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = (database.Host, database.Port.ToString(CultureInfo.InvariantCulture));
        (start.Environment["PGUSER"], start.Environment["PGDATABASE"]) = (database.Username, database.Database);
        var boss = new PgBoss(Process.Start(start)!);
        await boss.AskAsync($"fill {jobs}");
        return boss;
    }

    /// <summary>As <see cref="Load.RunAsync"/>: a call fetches one job.</summary>
    public async Task<Load> RunAsync(TimeSpan time, int mostCalls)
    {
        var answer = JsonSerializer.Deserialize<Answer>(await AskAsync($"run {time.TotalMilliseconds:0} {mostCalls}"), JsonSerializerOptions.Web)!;
        Twice += answer.Twice;
        return new Load(answer.Milliseconds.Count / answer.Seconds, answer.Milliseconds);
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private async Task<string> AskAsync(string command)
    {
        await _node.StandardInput.WriteLineAsync(command);
        return await _node.StandardOutput.ReadLineAsync() ?? throw new CannotMeasureException("pg-boss ended; what it said is above.");
    }
}
