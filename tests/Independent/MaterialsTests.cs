using System.Security.Cryptography;
using System.Text.Json;
using Ledgerline.Testing;
using Ledgerline.Testing.Independent;

namespace Ledgerline.Independent;

/// <summary>The list of what the program is made of: CycloneDX's own library reads it, and nothing of the lock files and of what lies in the source is missing.</summary>
public sealed class MaterialsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledgerline-materials-");
    private string _written = "";
    private JsonElement _list;

    public async ValueTask InitializeAsync()
    {
        _written = await WriteAsync();
        _list = JsonDocument.Parse(_written).RootElement;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Materials_AreAListByCycloneDxsSchema() => (await IndependentTools.CheckMaterialsAsync(_written)).ShouldBe(new ToolAnswer(0, "valid"));

    [Fact]
    public async Task Materials_WrittenAgain_AreTheSame() => (await WriteAsync()).ShouldBe(_written);

    [Fact]
    public void Materials_HaveEveryPackageOfEveryLockFile_WithTheHashThatNuGetChecks()
    {
        var listed = Components().Where(one => Text(one, "purl").StartsWith("pkg:nuget/", StringComparison.Ordinal))
            .ToDictionary(one => Text(one, "purl"), one => one.GetProperty("hashes")[0].GetProperty("content").GetString()!);
        var locked = new Dictionary<string, string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "src"), "packages.lock.json", SearchOption.AllDirectories))
        {
            foreach (var package in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                if (package.Value.TryGetProperty("resolved", out var version))
                    locked[$"pkg:nuget/{package.Name}@{version.GetString()}"] = Convert.ToHexStringLower(Convert.FromBase64String(package.Value.GetProperty("contentHash").GetString()!));
            }
        }

        locked.Count.ShouldBeGreaterThan(20);
        listed.OrderBy(one => one.Key, StringComparer.Ordinal).ShouldBe(locked.OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    /// <summary>What somebody else wrote and lies in the source: below a folder "vendor", or beside somebody else's licence.</summary>
    [Fact]
    public void Materials_HaveEveryFileThatIsSomebodyElses_AsItIs()
    {
        var listed = Components().Where(one => one.TryGetProperty("components", out _)).SelectMany(one => one.GetProperty("components").EnumerateArray())
            .ToDictionary(file => Text(file, "name"), file => file.GetProperty("hashes")[0].GetProperty("content").GetString());
        var source = Path.Combine(Repository.Root, "src");
        var folders = Directory.GetFiles(source, "LICENSE*", SearchOption.AllDirectories).Select(Path.GetDirectoryName)
            .Concat(Directory.GetDirectories(source, "vendor", SearchOption.AllDirectories)).Where(folder => !folder!.Contains("node_modules", StringComparison.Ordinal)).Distinct();
        var there = folders.SelectMany(folder => Directory.GetFiles(folder!, "*", SearchOption.AllDirectories)).Distinct()
            .Where(file => Path.GetFileName(file) != "README.md").Select(file => Path.GetRelativePath(Repository.Root, file)).ToList();

        there.Count.ShouldBeGreaterThan(5);
        listed.Keys.ShouldBe(there, ignoreOrder: true);
        foreach (var (file, hash) in listed)
            hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Root, file)))), file);
    }

    [Fact]
    public async Task ALicence_ThatWasNotAgreedTo_IsNamed()
    {
        (await IndependentTools.RunOwnAsync("tools/sbom/sbom.py", ["--licences"])).ShouldBe(new ToolAnswer(0, ""));
        var few = Path.Combine(_folder.FullName, "licences.json");
        await File.WriteAllTextAsync(few, """{ "allowed": ["MIT"], "known": {} }""");

        var answer = await IndependentTools.RunOwnAsync("tools/sbom/sbom.py", ["--licences", few]);

        answer.ExitCode.ShouldBe(1);
        answer.Output.ShouldContain("Npgsql 10.0.0 has the licence");
        answer.Output.ShouldContain("zxcvbn-core 1.1.17 has the licence []");
        answer.Output.ShouldNotContain("QRCoder");
    }

    [Theory]
    [InlineData("", "", 0, "NOTHING WAS CHECKED")]
    [InlineData("   > Newtonsoft.Json 12.0.1 High", "", 0, "known vulnerabilities")]
    [InlineData("   > Newtonsoft.Json 12.0.1 High", "   > Broken 1.0.0 High", 1, "Broken 1.0.0")]
    public async Task AVulnerability_ThatTheRegistryNames_Fails_AndASilentRegistryIsSaidToBeSilent(string canary, string program, int exit, string says)
    {
        var dotnet = Path.Combine(_folder.FullName, "dotnet");
        await File.WriteAllTextAsync(dotnet, $"""
            #!/bin/sh
            case "$*" in
              *Canary.csproj*) echo '{canary}' ;;
              *Ledgerline.slnx*) echo '{program}' ;;
            esac
            """);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var answer = await IndependentTools.RunOwnAsync("dev", ["vulnerabilities"], _folder.FullName);

        answer.ExitCode.ShouldBe(exit, answer.Output);
        answer.Output.ShouldContain(says);
    }

    private static async Task<string> WriteAsync()
    {
        var answer = await IndependentTools.RunOwnAsync("dev", ["sbom"]);
        return answer.ExitCode == 0 ? answer.Output : throw new InvalidOperationException(answer.Output);
    }

    private JsonElement.ArrayEnumerator Components() => _list.GetProperty("components").EnumerateArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
