using System.Net;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Data.Sqlite;

namespace Ledgerline.Server.Tests;

/// <summary>What an operator sees: the program is run as a process, with its real arguments.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-cli-").FullName;

    [Fact]
    public async Task Serve_EmptySystem_PrintsALinkThatWorksOnce()
    {
        using var server = await ServerProcess.ServeAsync("--data", _folder);
        await server.PrintedAsync("/set-up/");
        var link = server.Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Single(word => word.Contains("/set-up/", StringComparison.Ordinal));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };

        var answer = await client.SubmitAsync(new Uri(link).AbsolutePath, ("CentreName", "Harbour centre"), ("Name", "anna"), ("Password", TestSystem.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(new Uri(link))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Serve_Demo_PrintsHowToSignIn_AndTheSameAgain()
    {
        for (var start = 0; start < 2; start++)
        {
            using var server = await ServerProcess.ServeAsync("--data", _folder, "--demo");
            await server.PrintedAsync("volunteer    ledgerline-demo");
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
            var answer = await client.SubmitAsync("/sign-in", "#with-password", ("Name", "registrar"), ("Password", "ledgerline-demo"));
            answer.Headers.Location!.ToString().ShouldBe("/review");
            server.Output.ShouldContain("trainee      ledgerline-demo");
            using var practising = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
            (await practising.SubmitAsync("/sign-in", "#with-password", ("Name", "trainee"), ("Password", "ledgerline-demo"))).Headers.Location!.ToString().ShouldBe("/practice");
            (await client.PageAsync("/en/")).Body!.TextContent.ShouldContain("2,000");
        }
    }

    [Fact]
    public async Task LetIn_WhoLostHerWay_PrintsWhereSheMakesAnother_WhileTheSiteRuns()
    {
        using var server = await ServerProcess.ServeAsync("--data", _folder, "--demo");
        await server.PrintedAsync("volunteer    ledgerline-demo");

        var (exit, output) = await ServerProcess.RunAsync("let-in", "Registrar", "--data", _folder);

        exit.ShouldBe(0, output);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
        var path = output.Split(' ').Single(word => word.StartsWith("/join/", StringComparison.Ordinal));
        (await client.SubmitAsync(path, "#join", ("Password", "seven purple kettles"))).Headers.Location!.ToString().ShouldBe("/review");
        (await ServerProcess.RunAsync("let-in", "nobody", "--data", _folder)).ShouldBe((1, "ledgerline: Nobody who works here has this sign-in name.\n"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://127.0.0.1:5080;http://192.0.2.1:5080")]
    public async Task Serve_DemoBeyondThisMachine_Refuses(string urls)
    {
        var (exit, output) = await ServerProcess.RunAsync("serve", "--demo", "--urls", urls, "--data", _folder);
        exit.ShouldBe(1);
        output.ShouldContain("this machine only");
    }

    [Theory]
    [InlineData("say where people reach it", "--https")]
    [InlineData("is no address of a site", "--https", "--public-url", "http://register.example.org")]
    [InlineData("is no address of a site", "--public-url", "register.example.org")]
    [InlineData("is no address of a site", "--public-url", "https://register.example.org/en")]
    [InlineData("is no address of a site", "--public-url", "https://somebody@register.example.org")]
    [InlineData("is no address of a site", "--public-url", "https://register.example.org?x")]
    [InlineData("is no address of a site", "--public-url", "ftp://register.example.org")]
    [InlineData("is no address of a site to leave to", "--leave-to", "weather.example")]
    [InlineData("is no address of a site to leave to", "--leave-to", "javascript:alert(1)")]
    [InlineData("is no address of a site to leave to", "--leave-to", "https://somebody@weather.example")]
    public async Task Serve_WithoutAPublicAddressThatCanBePrinted_Refuses(string why, params string[] options)
    {
        var (exit, output) = await ServerProcess.RunAsync(["serve", "--data", _folder, .. options]);
        exit.ShouldBe(1);
        output.ShouldContain(why);
    }

    [Fact]
    public async Task Serve_DataWithoutItsKey_RefusesAndMakesNoOther()
    {
        (await ServerProcess.RunAsync("migrate", "--data", _folder)).ExitCode.ShouldBe(0);
        var key = Path.Combine(_folder, "keys", "master.key");
        File.Delete(key);

        var (exit, output) = await ServerProcess.RunAsync("serve", "--data", _folder);

        exit.ShouldBe(1);
        output.ShouldContain("its master key is missing");
        File.Exists(key).ShouldBeFalse();
    }

    [Fact]
    public async Task Serve_DataWithAnotherKey_Refuses()
    {
        (await ServerProcess.RunAsync("migrate", "--data", _folder)).ExitCode.ShouldBe(0);
        var key = Path.Combine(_folder, "keys", "master.key");
        File.WriteAllText(key, Convert.ToBase64String(new byte[32]));

        var (exit, output) = await ServerProcess.RunAsync("serve", "--data", _folder);

        exit.ShouldBe(1);
        output.ShouldContain("another master key");
    }

    [Fact]
    public async Task Serve_PostgreSqlBehind_RefusesUntilMigrated()
    {
        var name = $"cli_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        string[] database = ["--data", _folder, "--database", PostgresCluster.Shared.ConnectionString(name)];

        var (exit, output) = await ServerProcess.RunAsync(["serve", .. database]);
        exit.ShouldBe(1);
        output.ShouldContain("ledgerline migrate --database");

        (await ServerProcess.RunAsync(["migrate", .. database])).ExitCode.ShouldBe(0);
        using var server = await ServerProcess.ServeAsync(database);
        await server.PrintedAsync("/set-up/");
    }

    [Fact]
    public async Task Seed_Twice_FillsOnce()
    {
        (await ServerProcess.RunAsync("seed", "--entries", "50", "--data", _folder)).Output.ShouldContain("Filled");
        var (exit, output) = await ServerProcess.RunAsync("seed", "--entries", "50", "--data", _folder);
        exit.ShouldBe(0);
        output.ShouldContain("Nothing was done");
    }

    [Fact]
    public async Task Migrate_WhereNamesAreNotIndexed_IndexesThemOnce()
    {
        (await ServerProcess.RunAsync("seed", "--entries", "50", "--data", _folder)).ExitCode.ShouldBe(0);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "ledgerline.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var forget = connection.CreateCommand();
            forget.CommandText = "DELETE FROM register_names; DELETE FROM register_name_index;";
            await forget.ExecuteNonQueryAsync();
        }

        (await ServerProcess.RunAsync("migrate", "--data", _folder)).Output.ShouldContain("Indexed the names of 50 leaves.");
        (await ServerProcess.RunAsync("migrate", "--data", _folder)).Output.ShouldNotContain("Indexed");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
