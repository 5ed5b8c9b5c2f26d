using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Server.Tests;

/// <summary>Two servers on one PostgreSQL: one seals, the other waits, and takes over when the first is killed.</summary>
public sealed class TwoSealersTests : IDisposable
{
    private const string Sealed = "Sealed 1.";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-two-").FullName;

    [Fact]
    public async Task Serve_TwoOnOneDatabase_OneSealsAndTheOtherTakesOver()
    {
        var name = $"two_{Guid.NewGuid():N}";
        await PostgresCluster.Shared.CreateDatabaseAsync(name);
        var installation = new Installation(_folder, PostgresCluster.Shared.ConnectionString(name));
        string[] place = ["--data", _folder, "--database", installation.PostgreSql!];
        (await ServerProcess.RunAsync(["migrate", .. place])).ExitCode.ShouldBe(0);
        (await ServerProcess.RunAsync(["log", "create", "--origin", "register.example/log", .. place])).ExitCode.ShouldBe(0);
        string[] quick = [.. place, "--hold", "00:00:01", "--minimum-batch", "1", "--maximum-hold", "00:00:01"];
        using var one = await ServerProcess.ServeAsync(quick);
        using var two = await ServerProcess.ServeAsync(quick);
        // How long something is held is decided by who writes it down.
        var options = new ServeOptions { Installation = installation, Register = new RegisterOptions { Hold = TimeSpan.FromSeconds(1) } };
        await using var declaring = Composition.Build(options, MasterKey.Read(installation.MasterKeyFile));

        var first = await DeclareUntilSealedAsync(declaring.Services, one, two);
        for (var again = 0; again < 2; again++)
            (await DeclareUntilSealedAsync(declaring.Services, one, two)).ShouldBe(first, "the one that seals goes on");
        var second = first == one ? two : one;
        second.Output.ShouldNotContain("Sealed");

        await first.KillAsync();
        var published = second.NextLineAsync("Published 4 leaves");
        (await DeclareUntilSealedAsync(declaring.Services, second)).ShouldBe(second);

        await published;
        (await ServerProcess.RunAsync("audit", installation.LogFolder)).ExitCode.ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Somebody declares; whoever seals it.</summary>
    private static async Task<ServerProcess> DeclareUntilSealedAsync(IServiceProvider services, params ServerProcess[] servers)
    {
        var waits = servers.ToDictionary(server => server.NextLineAsync(Sealed));
        await using var scope = services.CreateAsyncScope();
        var name = DeclarantName.TryParse("Lantern Keeper", out var parsed, out _) ? parsed : throw new InvalidOperationException();
        await scope.ServiceProvider.GetRequiredService<Declare>().DeclareAsync(
            GroupId.New(), [new DeclarationDraft(DeclarationId.New(), name, NameKind.Pseudonym, Organisations.Party)], new Origin(Channel.Call, null, null));
        return waits[await Task.WhenAny(waits.Keys)];
    }
}
