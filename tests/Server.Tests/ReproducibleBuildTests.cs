using System.Diagnostics;
using Ledgerline.Testing;

namespace Ledgerline.Server.Tests;

/// <summary>docs/security/building.md: whoever builds the same source has the same program, so that anybody can tell what was made of it.</summary>
public sealed class ReproducibleBuildTests : IDisposable
{
    private static readonly string[] NotSource = ["node_modules", "obj", "bin"];

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-build-").FullName;

    [Fact]
    public async Task Program_BuiltInTwoPlaces_IsTheSameToTheLastByte()
    {
        string[] places = [Path.Combine(_folder, "one"), Path.Combine(_folder, "another", "place")];
        var outputs = await Task.WhenAll(places.Select(PublishAsync));

        var (one, other) = (Files(outputs[0]), Files(outputs[1]));
        one.Count.ShouldBeGreaterThan(50);
        one.Keys.ShouldContain("ledgerline.dll");
        other.Keys.ShouldBe(one.Keys, ignoreOrder: true);
        one.Where(file => !file.Value.SequenceEqual(other[file.Key])).Select(file => file.Key).ShouldBeEmpty();
        // Nor does it say where it was built.
        var where = System.Text.Encoding.UTF8.GetBytes(_folder);
        one.Where(file => file.Value.AsSpan().IndexOf(where) >= 0).Select(file => file.Key).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> PublishAsync(string place)
    {
        CopySource(place);
        var output = Path.Combine(place, "out");
        var start = new ProcessStartInfo("dotnet", ["publish", "src/Server", "--configuration", "Release", "--output", output, "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-nodeReuse:false"])
        {
            WorkingDirectory = place,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? output : throw new InvalidOperationException(said);
    }

    /// <summary>As a clone has it: the times of the files are those of the copying.</summary>
    private static void CopySource(string place)
    {
        var source = Path.Combine(Repository.Root, "src");
        var files = Directory.GetFiles(source, "*", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(source, file).Split('/').Any(NotSource.Contains))
            .Concat(Directory.GetFiles(Repository.Root, "Directory.*")).Concat(((string[])["BannedSymbols.txt", ".editorconfig", "global.json"]).Select(file => Path.Combine(Repository.Root, file)));
        foreach (var file in files)
        {
            var copy = Path.Combine(place, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, File.ReadAllBytes(file));
        }
    }

    private static Dictionary<string, byte[]> Files(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes);
}
