using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;

namespace Ledgerline.Server.Tests;

/// <summary><c>ledgerline do-not-call</c> between two installations, as their operators see it.</summary>
public sealed class DoNotCallCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-dnc-").FullName;

    private string KeyFile => At("shared.key");

    [Fact]
    public async Task Exchange_BetweenTwoInstallations_OnBothEngines_IsSharedExportedAndImported()
    {
        var (made, output) = await RunAsync("new-key", KeyFile);
        made.ShouldBe(0, output);
        var key = output.Split(' ')[1];
        key.ShouldMatch("^[0-9a-f]{16}$");
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var ours = await PostgreSqlAsync();

        await ShouldSayAsync(1, "is not shared here", ["export", "--key", KeyFile, "--out", At("ours"), .. ours]);
        await ShouldSayAsync(0, "can be exported under it", ["share", KeyFile, .. ours]);
        await ShouldSayAsync(0, "is shared already", ["share", KeyFile, .. ours]);
        await ShouldSayAsync(0, "Exported 0 numbers", ["export", "--key", KeyFile, "--out", At("ours"), .. ours]);
        File.GetUnixFileMode(At("ours")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new FileInfo(At("ours")).Length.ShouldBe(117_840);
        await ShouldSayAsync(1, "it is our own list", ["import", "--key", KeyFile, At("ours"), .. ours]);

        string[] theirs = ["--data", At("theirs")];
        await ShouldSayAsync(0, "are not called from now on", ["import", "--key", KeyFile, At("ours"), .. theirs]);
        await ShouldSayAsync(0, $"under key {key}, at most 65536 numbers", ["list", .. theirs]);
        await ShouldSayAsync(0, "for imports only", ["list", .. theirs]);
        await ShouldSayAsync(0, "is forgotten", ["drop", key, .. theirs]);
        await ShouldSayAsync(1, "no key or filter", ["drop", key, .. theirs]);
    }

    [Fact]
    public async Task Import_OfWhatIsNoFilter_SaysWhatIsWrong_AndEndsWithOne()
    {
        await RunAsync("new-key", KeyFile);
        await RunAsync("new-key", At("other.key"));
        string[] here = ["--data", At("here")];
        await RunAsync(["share", KeyFile, .. here]);
        await RunAsync(["export", "--key", KeyFile, "--out", At("good"), .. here]);
        var good = await File.ReadAllBytesAsync(At("good"));
        string[] there = ["--data", At("there")];
        foreach (var (bytes, words) in new (byte[], string)[]
        {
            (good[..^1], "cut short"),
            ([.. good[..15], 2, .. good[16..]], "newer Ledgerline"),
            ([.. good[..5_000], (byte)~good[5_000], .. good[5_001..]], "not as it was made"),
            ("+12025550101\n"u8.ToArray(), "no filter"),
            ([], "no filter"),
            (new byte[(16 << 20) + 1], "larger than any filter"),
        })
        {
            await File.WriteAllBytesAsync(At("bad"), bytes);
            await ShouldSayAsync(1, words, ["import", "--key", KeyFile, At("bad"), .. there]);
        }

        await ShouldSayAsync(1, "another key", ["import", "--key", At("other.key"), At("good"), .. there]);
        await ShouldSayAsync(1, "no key of a do-not-call list", ["import", "--key", At("there/keys/master.key"), At("good"), .. there]);
        await ShouldSayAsync(1, "nowhere", ["import", "--key", KeyFile, At("nowhere"), .. there]);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        await ShouldSayAsync(1, "can be read by others", ["import", "--key", KeyFile, At("good"), .. there]);
        (await RunAsync("import", At("good"))).ExitCode.ShouldBe(2);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private async Task<string[]> PostgreSqlAsync()
    {
        var name = $"dnc_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        string[] place = ["--data", At("ours-data"), "--database", PostgresCluster.Shared.ConnectionString(name)];
        (await ServerProcess.RunAsync(["migrate", .. place])).ExitCode.ShouldBe(0);
        return place;
    }

    private static async Task ShouldSayAsync(int exit, string words, string[] arguments)
    {
        var (code, output) = await RunAsync(arguments);
        code.ShouldBe(exit, output);
        output.ShouldContain(words);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => ServerProcess.RunAsync(["do-not-call", .. arguments]);
}
