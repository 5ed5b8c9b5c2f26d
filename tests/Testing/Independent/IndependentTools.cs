using System.Diagnostics;

namespace Ledgerline.Testing.Independent;

/// <summary>How a tool ended, and all that it printed.</summary>
public sealed record ToolAnswer(int ExitCode, string Output);

/// <summary>Programs that check the log with other people's implementations (<c>tests/Independent</c>). A tool that is not installed fails the test that asks.</summary>
public static class IndependentTools
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Independent");
    private static readonly Lazy<Task<string>> LogCheck = new(BuildLogCheckAsync);

    /// <summary>Reads the whole log that is served below <paramref name="url"/> with the Go project's implementation.</summary>
    /// <param name="url">The log's prefix, such as <c>http://127.0.0.1:5080/log</c>.</param>
    /// <param name="vkey">The log's verifier key.</param>
    /// <param name="checkpoints">Signed checkpoints from earlier: each must be consistent with each other and with the served one.</param>
    /// <returns>0 and <c>declarations D annulments A count C size S root R</c>; or 1 and why not.</returns>
    public static async Task<ToolAnswer> CheckLogAsync(Uri url, string vkey, params IReadOnlyList<string> checkpoints)
    {
        var folder = Directory.CreateTempSubdirectory("ledgerline-checkpoints-");
        try
        {
            var files = checkpoints.Select((_, i) => Path.Combine(folder.FullName, $"{i}")).ToList();
            for (var i = 0; i < files.Count; i++)
                await File.WriteAllTextAsync(files[i], checkpoints[i]);
            return await RunAsync(Folder, await LogCheck.Value, [url.ToString(), vkey, .. files]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Checks a receipt with Sigstore's implementation.</summary>
    /// <param name="proofFile">The <c>.tlog-proof</c> file.</param>
    /// <param name="leafFile">The leaf's bytes.</param>
    /// <param name="vkey">The log's verifier key.</param>
    /// <returns>0 and <c>entry N size S root R</c>; or 1 and why not.</returns>
    public static Task<ToolAnswer> CheckReceiptAsync(string proofFile, string leafFile, string vkey)
    {
        var sigstore = Path.Combine(Folder, "sigstore");
        return Directory.Exists(Path.Combine(sigstore, "node_modules"))
            ? RunAsync(sigstore, "node", ["verify.mjs", Path.GetFullPath(proofFile), Path.GetFullPath(leafFile), vkey])
            : throw new InvalidOperationException("Sigstore's packages are not installed; ./dev test installs them.");
    }

    /// <summary>Holds a list of materials against CycloneDX's own schema.</summary>
    /// <returns>0 and <c>valid</c>; or 1 and what is wrong.</returns>
    public static Task<ToolAnswer> CheckMaterialsAsync(string materials)
    {
        var cyclonedx = Path.Combine(Folder, "cyclonedx");
        return Directory.Exists(Path.Combine(cyclonedx, "node_modules"))
            ? RunAsync(cyclonedx, "node", ["validate.mjs"], materials)
            : throw new InvalidOperationException("CycloneDX's packages are not installed; ./dev test installs them.");
    }

    /// <summary>Runs <c>./dev</c>, or another program of the repository.</summary>
    /// <param name="path">What comes first in PATH, or null.</param>
    public static Task<ToolAnswer> RunOwnAsync(string program, IEnumerable<string> arguments, string? path = null) =>
        RunAsync(Repository.Root, Path.Combine(Repository.Root, program), arguments, path: path);

    private static async Task<string> BuildLogCheckAsync()
    {
        // Beside the tests that run: two test programs never write the same file.
        var program = Path.Combine(AppContext.BaseDirectory, "log-check");
        var build = await RunAsync(Path.Combine(Folder, "go"), "go", ["build", "-o", program, "."]);
        return build.ExitCode == 0 ? program : throw new InvalidOperationException($"go build failed:\n{build.Output}");
    }

    private static async Task<ToolAnswer> RunAsync(string folder, string program, IEnumerable<string> arguments, string input = "", string? path = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (path is not null)
            start.Environment["PATH"] = $"{path}:{start.Environment["PATH"]}";
        // Only what Debian installed is built: no modules, no network.
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOPATH"] = "/usr/share/gocode";
        start.Environment["GOPROXY"] = "off";
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ToolAnswer(process.ExitCode, (await output + await errors).Trim());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} is not installed; ./dev test installs it.", missing);
        }
    }
}
