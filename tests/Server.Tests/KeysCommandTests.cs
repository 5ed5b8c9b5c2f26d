using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Server.Tests;

/// <summary>What an operator does with the master key: the program is run as a process, with its real arguments.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private const string Passphrase = "seven purple kettles sing";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-keys-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "master.key");

    [Fact]
    public async Task Key_OnPaper_IsTypedInAgain_AndOpensTheSameDatabase()
    {
        using (var server = await ServerProcess.ServeAsync("--data", _folder, "--demo"))
            await server.PrintedAsync("volunteer    ledgerline-demo");
        var key = await File.ReadAllTextAsync(KeyFile);
        var (exit, paper) = await RunAsync(null, "backup");
        exit.ShouldBe(0, paper);
        var lines = paper.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(7);
        File.Delete(KeyFile);
        (await ServerProcess.RunAsync("serve", "--data", _folder)).Output.ShouldContain("Put the key back");

        var slip = lines.ToList();
        slip[3] = slip[3][..5] + (slip[3][5] == '7' ? '8' : '7') + slip[3][6..];
        (await RunAsync(string.Join('\n', slip) + "\n\n", "restore")).Output.ShouldContain("Line 4 does not fit its words");
        File.Exists(KeyFile).ShouldBeFalse();
        (exit, var output) = await RunAsync(string.Join('\n', lines) + "\n\n", "restore");

        exit.ShouldBe(0, output);
        (await File.ReadAllTextAsync(KeyFile)).ShouldBe(key);
        File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var again = await ServerProcess.ServeAsync("--data", _folder);
        (await RunAsync(string.Join('\n', lines) + "\n\n", "restore")).Output.ShouldContain("A key is never overwritten");
    }

    [Fact]
    public async Task Key_UnderAPassphrase_OpensWithItOnly()
    {
        (await RunAsync($"{Passphrase}\n", "make", "--unlock")).ExitCode.ShouldBe(0);
        var text = await File.ReadAllTextAsync(KeyFile);
        text.ShouldStartWith("ledgerline-locked/v1 ");
        (await RunAsync(null, "make")).Output.ShouldContain("A key is never overwritten");

        (await ServerProcess.RunAsync("serve", "--data", _folder)).ShouldBe((1, $"ledgerline: The master key in {KeyFile} is under a passphrase. Start with --unlock.\n"));
        (await ServerProcess.RunAsync("no, another passphrase\n", ["serve", "--data", _folder, "--unlock"])).ShouldBe((1, "ledgerline: That passphrase does not open the key.\n"));
        using (var server = await ServerProcess.ServeWithInputAsync($"{Passphrase}\n", "--data", _folder, "--unlock"))
        {
            await server.PrintedAsync("/set-up/");
            server.Output.ShouldNotContain(Passphrase);
        }

        (await RunAsync($"{Passphrase}\n", "unlock")).ExitCode.ShouldBe(0);
        using (var server = await ServerProcess.ServeAsync("--data", _folder))
            await server.PrintedAsync("/set-up/");
        (await RunAsync("too short\n", "lock")).Output.ShouldContain("at least 16 characters");
        (await RunAsync("another seven purple kettles\n", "lock")).ExitCode.ShouldBe(0);
        using var locked = await ServerProcess.ServeWithInputAsync("another seven purple kettles\n", "--data", _folder, "--unlock");
    }

    /// <summary>A key that somebody may have copied is put out of use while volunteers work: the running server goes on with the newer one, and nothing is sealed with the old one any more.</summary>
    [Theory, OnBothEngines]
    public async Task Rotate_WhileTheServerRuns_SealsEverythingAnew_AndTheServerGoesOn(DatabaseEngine engine)
    {
        var installation = new Installation(_folder, engine == DatabaseEngine.PostgreSql ? await NewDatabaseAsync() : null);
        string[] where = installation.PostgreSql is { } postgres ? ["--data", _folder, "--database", postgres] : ["--data", _folder];
        (await ServerProcess.RunAsync(["migrate", .. where])).ExitCode.ShouldBe(0);
        using var server = await ServerProcess.ServeAsync([.. where, "--demo"]);
        await server.PrintedAsync("volunteer    ledgerline-demo");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Url };
        await client.SubmitAsync("/sign-in", "#with-password", ("Name", "volunteer"), ("Password", "ledgerline-demo"));
        var old = (await File.ReadAllTextAsync(KeyFile)).Trim();
        (await CountAsync(engine, installation, MasterKey.Parse(old))).ShouldBeGreaterThan(100);
        var taken = server.PrintedAsync("the newest seals from now on");

        var (exit, output) = await ServerProcess.RunAsync(["keys", "rotate", .. where]);

        exit.ShouldBe(0, output);
        var keys = (await File.ReadAllTextAsync(KeyFile)).Trim().Split('\n');
        (keys.Length, keys[0]).ShouldBe((2, old));
        await taken;
        // What the server may have sealed with the old key in the seconds before it took the new one.
        (await ServerProcess.RunAsync(["keys", "reseal", .. where])).ExitCode.ShouldBe(0);
        (await CountAsync(engine, installation, MasterKey.Parse(old))).ShouldBe(0);
        (await CountAsync(engine, installation, MasterKey.Parse(keys[1]))).ShouldBeGreaterThan(100);
        await client.SubmitAsync("/call", ".next");
        (await client.PageAsync("/call")).QuerySelector("#call").ShouldNotBeNull();
        (await client.PageAsync("/shift")).QuerySelector("h1").ShouldNotBeNull();
    }

    [Fact]
    public async Task Backup_AfterARotation_PrintsBothKeys()
    {
        using var server = await ServerProcess.ServeAsync("--data", _folder);
        (await RunAsync(null, "rotate")).ExitCode.ShouldBe(0);
        (await RunAsync(null, "backup")).Output.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)).ShouldBe(14);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int ExitCode, string Output)> RunAsync(string? input, string command, params string[] options) =>
        ServerProcess.RunAsync(input, ["keys", command, "--data", _folder, .. options]);

    private static async Task<string> NewDatabaseAsync()
    {
        var name = $"keys_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        return PostgresCluster.Shared.ConnectionString(name);
    }

    /// <summary>How many values of all sealed columns name this key.</summary>
    private static async Task<long> CountAsync(DatabaseEngine engine, Installation installation, MasterKey key)
    {
        await using var app = Composition.Build(new ServeOptions { Installation = installation }, key);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
        var id = new KeyRing(key).Seal(KeyPurpose.Note, "a")[1..5];
        long count = 0;
        await using var connection = await db.Source.OpenAsync();
        // By the names of the columns, not by what marks them.
        var columns = from entity in db.Model.GetEntityTypes()
                      from property in entity.GetProperties()
                      where property.Name.EndsWith("Sealed", StringComparison.Ordinal)
                      select SealedColumn.Of(entity, property, KeyPurpose.Note);
        foreach (var column in columns)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100
            command.CommandText = $"SELECT COUNT(*) FROM {column.Table} WHERE substr({column.Column}, 2, 4) = @id";
#pragma warning restore CA2100
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@id", id);
            command.Parameters.Add(parameter);
            count += Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }

        engine.ShouldBe(db.Source.Engine);
        return count;
    }
}
