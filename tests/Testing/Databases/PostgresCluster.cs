using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Ledgerline.Testing.Databases;

/// <summary>
/// A real PostgreSQL of the tests' own: a new cluster in a temporary folder on a free port of 127.0.0.1, ended with the process,
/// however that ends. Not finding one installed fails the test that asks.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> SharedCluster = new(() => Start(durable: false));

    private readonly Process _end;
    private readonly string _log;

    private PostgresCluster(Process end, int port, string log) => (_end, Port, _log) = (end, port, log);

    /// <summary>The cluster that the tests of this process share; commits are not forced to disk.</summary>
    public static PostgresCluster Shared => SharedCluster.Value;

    public int Port { get; }

    /// <summary>Starts a cluster of one's own.</summary>
    /// <param name="durable">Whether a commit waits for the disk, as in production (benchmarks, faults).</param>
    public static PostgresCluster Start(bool durable)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-postgres-").FullName;
        Run("chown", "postgres", folder);
        AsPostgres("initdb", "-D", folder, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var port = FreePort();
        var speed = durable ? "" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        var log = Path.Combine(folder, "log");
        AsPostgres("pg_ctl", "-D", folder, "-w", "-l", log, "-o", $"-h 127.0.0.1 -p {port} -k {folder} -c max_connections=300 -c log_line_prefix='%d ' {speed}", "start");
        return new PostgresCluster(EndWithThisProcess(folder), port, log);
    }

    /// <summary>What the server itself has logged of a database so far; the rest of it is as PostgreSQL comes. It logs what fails before it answers.</summary>
    public string LogOf(string database)
    {
        using var file = new StreamReader(new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var (isOf, lines) = (false, new StringBuilder());
        while (file.ReadLine() is { } line)
        {
            // Each begins with the database's name; what goes on with a tab belongs to the one before.
            isOf = line.StartsWith('\t') ? isOf : line.StartsWith($"{database} ", StringComparison.Ordinal);
            if (isOf)
                lines.AppendLine(line);
        }

        return lines.ToString();
    }

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = "postgres", Database = database, MaxPoolSize = 50 }.ToString();

    /// <summary>Makes a database, empty or a copy of <paramref name="template"/>.</summary>
    public async Task CreateDatabaseAsync(string name, string? template = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}";
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        _end.StandardInput.Close();
        _end.WaitForExit();
        if (_end.ExitCode != 0)
            throw new InvalidOperationException($"Ending PostgreSQL failed with {_end.ExitCode}.");
    }

    /// <summary>
    /// A shell that stops the cluster and deletes its folder as soon as its input closes. At this process's end the system closes it: a handler of our own
    /// would keep the process waiting, and would not run when it is killed.
    /// </summary>
    private static Process EndWithThisProcess(string folder)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", RedirectStandardInput = true };
        string[] stop = [.. PostgresTool("pg_ctl"), "-D", folder, "-m", "immediate", "-w", "stop"];
        foreach (var argument in (string[])["-c", "trap '' INT HUP TERM; exec >/dev/null 2>&1; cat; \"$@\" && rm -r \"$0\"", folder, .. stop])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AsPostgres(string tool, params string[] arguments)
    {
        string[] command = [.. PostgresTool(tool), .. arguments];
        Run(command[0], command[1..]);
    }

    private static string[] PostgresTool(string tool)
    {
        var path = Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", tool)).LastOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"PostgreSQL's {tool} is not installed; ./dev test installs it.");
        // PostgreSQL refuses to run as root.
        return Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", path] : [path];
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server keeps what it inherits open: its output goes to its own log, not to a pipe that would never close.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" >/dev/null");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
