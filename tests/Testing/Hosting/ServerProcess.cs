using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Ledgerline.Testing.Hosting;

/// <summary>The program itself, as a process of its own: to see what it prints, and to kill it.</summary>
public sealed partial class ServerProcess : IDisposable
{
    /// <summary>The system chooses a port when it listens: no other process can have it by then.</summary>
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly List<(string Text, TaskCompletionSource Printed)> _awaited = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Exited += (_, _) => _ended.TrySetResult();
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.HasExited)
            _ended.TrySetResult();
    }

    /// <summary>Where it answers, once it is ready.</summary>
    public Uri Url { get; private set; } = AnyPort;

    public int Id => _process.Id;

    /// <summary>All that it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>The most memory that it has had at once, in bytes.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts <c>ledgerline serve</c> with these options on a free port and waits until it is ready.</summary>
    public static Task<ServerProcess> ServeAsync(params string[] options) => ServeAtAsync(AnyPort, options);

    /// <summary>As <see cref="ServeAsync"/>, at an address of one's own choice.</summary>
    public static Task<ServerProcess> ServeAtAsync(Uri url, params string[] options) => StartAsync("serve", url, Nothing, options);

    /// <summary>As <see cref="ServeAsync"/>, with variables in its environment.</summary>
    public static Task<ServerProcess> ServeInAsync(IReadOnlyDictionary<string, string> environment, params string[] options) => StartAsync("serve", AnyPort, environment, options);

    /// <summary>As <see cref="ServeAsync"/>, with something on standard input: a passphrase.</summary>
    public static Task<ServerProcess> ServeWithInputAsync(string input, params string[] options) => StartAsync("serve", AnyPort, Nothing, options, input);

    /// <summary>Starts <c>ledgerline witness</c> with these options on a free port and waits until it is ready.</summary>
    /// <param name="key">The witness's key for the environment, or null.</param>
    public static Task<ServerProcess> WitnessAsync(string? key, params string[] options) =>
        StartAsync("witness", AnyPort, key is null ? Nothing : new Dictionary<string, string> { ["LEDGERLINE_WITNESS_KEY"] = key }, options);

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunInAsync(Nothing, arguments);

    /// <summary>As <see cref="RunAsync(string[])"/>, of a command that reads from standard input.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string? input, string[] arguments) => RunInAsync(Nothing, arguments, input);

    /// <summary>As <see cref="RunAsync(string[])"/>, with variables in its environment.</summary>
    public static Task<(int ExitCode, string Output)> RunInAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) => RunInAsync(environment, arguments, input: null);

    private static async Task<(int ExitCode, string Output)> RunInAsync(IReadOnlyDictionary<string, string> environment, string[] arguments, string? input)
    {
        using var run = new ServerProcess(Start(arguments, environment, input));
        await run._ended.Task;
        run._process.WaitForExit();
        return (run._process.ExitCode, run.Output);
    }

    /// <summary>Waits until it prints a further line that contains this.</summary>
    public Task NextLineAsync(string text)
    {
        var printed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_output)
            _awaited.Add((text, printed));
        return printed.Task;
    }

    /// <summary>Waits until it has printed this, be it before or from now on.</summary>
    public Task PrintedAsync(string text)
    {
        lock (_output)
            return _output.ToString().Contains(text, StringComparison.Ordinal) ? Task.CompletedTask : NextLineAsync(text);
    }

    /// <summary>kill -9: no farewell.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _ended.Task;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string command, Uri url, IReadOnlyDictionary<string, string> environment, string[] options, string? input = null)
    {
        var server = new ServerProcess(Start([command, "--urls", url.ToString().TrimEnd('/'), .. options], environment, input));
        await server.ReadyAsync();
        return server;
    }

    private static Process Start(string[] arguments, IReadOnlyDictionary<string, string> environment, string? input = null)
    {
        var start = new ProcessStartInfo(Repository.Server)
        {
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        return process;
    }

    [GeneratedRegex(@" is at  (\S+)")]
    private static partial Regex Address();

    // Both servers print their address when they answer, and not before.
    private async Task ReadyAsync()
    {
        if (await Task.WhenAny(PrintedAsync(" is at  "), _ended.Task) == _ended.Task)
            throw new InvalidOperationException($"The server ended with {_process.ExitCode}:\n{Output}");
        Url = new Uri(Address().Match(Output).Groups[1].Value);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_output)
        {
            _output.AppendLine(line);
            foreach (var (_, printed) in _awaited.Where(each => line.Contains(each.Text, StringComparison.Ordinal)))
                printed.TrySetResult();
            _awaited.RemoveAll(each => each.Printed.Task.IsCompleted);
        }
    }

    /// <summary>An address of this machine at which nobody listens.</summary>
    public static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
