using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ledgerline.Server.Tests;

/// <summary>A register whose public site and staff site are processes of their own, as an operator sets them up: another data folder, another role of the database, only the few keys.</summary>
internal sealed class TwoSites : IAsyncDisposable
{
    private static readonly RegisterOptions Quick = new() { Hold = TimeSpan.FromSeconds(1), MinimumBatch = 1, MaximumHold = TimeSpan.FromSeconds(1) };

    private readonly List<ServerProcess> _servers = [];

    private TwoSites()
    {
    }

    /// <summary>The installation of the staff's site, with the master key.</summary>
    public required Installation Staff { get; init; }

    /// <summary>The connection string of the public site's role.</summary>
    public required string PublicDatabase { get; init; }

    public required string Role { get; init; }

    private string Folder { get; init; } = "";

    private string PublicFolder => Path.Combine(Folder, "public");

    public static async Task<TwoSites> MakeAsync()
    {
        var name = $"sites_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        var database = PostgresCluster.Shared.ConnectionString(name);
        await RunAsync(database, $"CREATE ROLE {name}_public LOGIN");
        var folder = Directory.CreateTempSubdirectory("ledgerline-sites-").FullName;
        var sites = new TwoSites
        {
            Folder = folder,
            Staff = new Installation(Path.Combine(folder, "staff"), database),
            PublicDatabase = new NpgsqlConnectionStringBuilder(database) { Username = $"{name}_public" }.ToString(),
            Role = $"{name}_public",
        };
        string[] place = ["--data", sites.Staff.DataFolder, "--database", database];
        await OperateAsync("migrate", ["--public-role", sites.Role, .. place]);
        await OperateAsync("log", ["create", "--origin", "register.example/log", .. place]);
        return sites;
    }

    /// <summary>Gives the public site its keys.</summary>
    public Task GiveKeysAsync()
    {
        Directory.CreateDirectory(Path.Combine(PublicFolder, "keys"));
        return OperateAsync("keys", ["front", "--to", Path.Combine(PublicFolder, "keys", "front.key"), "--data", Staff.DataFolder]);
    }

    /// <summary>The home of whoever runs the public site.</summary>
    public string PublicHome => Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;

    public Task<ServerProcess> ServePublicAsync(params string[] options) => ServeAsync(
        new() { ["HOME"] = PublicHome }, ["--site", "public", "--data", PublicFolder, "--log-folder", Staff.LogFolder, "--database", PublicDatabase, "--hold", "00:00:01", "--maximum-hold", "00:00:01", .. options]);

    public Task<ServerProcess> ServeStaffAsync() => ServeAsync(
        [], ["--site", "staff", "--data", Staff.DataFolder, "--database", Staff.PostgreSql!, "--hold", "00:00:01", "--minimum-batch", "1", "--maximum-hold", "00:00:01"]);

    /// <summary>As the program has it in one process, with the master key.</summary>
    public WebApplication Compose() =>
        Composition.Build(new ServeOptions { Installation = Staff, Register = Quick }, MasterKey.Read(Staff.MasterKeyFile));

    /// <summary>Somebody declares on a call.</summary>
    public static async Task<ReceiptCode> DeclareOnACallAsync(IServiceProvider services, string typed)
    {
        await using var scope = services.CreateAsyncScope();
        var name = DeclarantName.TryParse(typed, out var parsed, out _) ? parsed : throw new InvalidOperationException();
        var result = await scope.ServiceProvider.GetRequiredService<Declare>().DeclareAsync(
            GroupId.New(), [new DeclarationDraft(DeclarationId.New(), name, NameKind.Pseudonym, Organisations.Party)], new Origin(Channel.Call, null, null));
        return result.Receipt!;
    }

    public static async Task RunAsync(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<ServerProcess> ServeAsync(Dictionary<string, string> environment, string[] options)
    {
        var server = await ServerProcess.ServeInAsync(environment, options);
        _servers.Add(server);
        return server;
    }

    private static async Task OperateAsync(string command, string[] options)
    {
        var (exit, output) = await ServerProcess.RunAsync([command, .. options]);
        exit.ShouldBe(0, output);
    }
}
