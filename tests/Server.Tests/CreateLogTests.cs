using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;

namespace Ledgerline.Server.Tests;

/// <summary><c>ledgerline log create</c>, as an operator sees it.</summary>
public sealed class CreateLogTests : IDisposable
{
    private const string Origin = "register.example/log";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-create-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys/log.key");

    [Fact]
    public async Task LogCreate_OnAnEmptySystem_PrintsTheKeyAndPublishesTheEmptyLog()
    {
        var (exit, output) = await CreateAsync(Origin);
        exit.ShouldBe(0, output);
        var text = output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Single(word => word.StartsWith(Origin + "+", StringComparison.Ordinal));
        VerifierKey.TryParse(text, out var key).ShouldBeTrue();
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        new TrustPolicy(key).TryOpen(await File.ReadAllBytesAsync(Path.Combine(_folder, "log/checkpoint")), out var trusted, out _).ShouldBeTrue();
        trusted.Checkpoint.Size.ShouldBe(TreeSize.Zero);
    }

    [Fact]
    public async Task LogCreate_Twice_RefusesAndKeepsTheKey()
    {
        await CreateAsync(Origin);
        var key = await File.ReadAllTextAsync(KeyFile);

        var (exit, output) = await CreateAsync(Origin);

        (exit, output.Contains("There is a log already", StringComparison.Ordinal)).ShouldBe((1, true), output);
        (await CreateAsync("other.example/log")).ExitCode.ShouldBe(1);
        (await File.ReadAllTextAsync(KeyFile)).ShouldBe(key);
    }

    [Fact]
    public async Task LogCreate_WhereThePublishedLogHasLostItsDatabase_Refuses()
    {
        await CreateAsync(Origin);
        File.Delete(Path.Combine(_folder, "ledgerline.db"));

        var (exit, output) = await CreateAsync(Origin);

        exit.ShouldBe(1, output);
        output.ShouldContain("must not take the old one's place");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("register+example")]
    [InlineData("")]
    public async Task LogCreate_WithoutAProperName_Refuses(string origin)
    {
        (await CreateAsync(origin)).ExitCode.ShouldNotBe(0);
        File.Exists(KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Serve_WithoutALog_SaysSoAndServes()
    {
        using var server = await ServerProcess.ServeAsync("--data", _folder);
        using var client = new HttpClient { BaseAddress = server.Url };
        (await client.GetAsync(new Uri("/en/", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
        (await client.GetAsync(new Uri("/log/checkpoint", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Serve_WithAWitnessThatIsNone_Refuses()
    {
        var (exit, output) = await ServerProcess.RunAsync("serve", "--data", _folder, "--witness", "nobody");
        exit.ShouldBe(1);
        output.ShouldContain("'nobody' is no witness");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int ExitCode, string Output)> CreateAsync(string origin) => ServerProcess.RunAsync("log", "create", "--origin", origin, "--data", _folder);
}
