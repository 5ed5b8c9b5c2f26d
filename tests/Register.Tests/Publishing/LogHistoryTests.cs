using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Publishing;

/// <summary>What was published once is never contradicted: the sealer refuses where database and published log do not belong together.</summary>
public sealed class LogHistoryTests
{
    private static readonly SigningKey LogKey = SigningKey.Generate(TestSystem.Origin, SignatureType.Ed25519);

    [Theory, OnBothEngines]
    public async Task Require_DatabaseOfAnOlderBackup_IsRefused(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealAsync(2);
        var older = await system.StateAsync();
        await system.SealAsync(2);
        await system.SetBackAsync(older);

        var refused = await Should.ThrowAsync<BrokenRegisterException>(() => RequireAsync(system));

        refused.Message.ShouldContain("4 entries, the database only 2");
    }

    [Theory, OnBothEngines]
    public async Task Require_BackupOfDatabaseAndFolder_IsRefusedByTheSavedCheckpoint(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealAsync(2);
        var (older, published) = (await system.StateAsync(), await File.ReadAllBytesAsync(system.CheckpointFile()));
        await system.SealAsync(2);
        await system.SetBackAsync(older);
        await File.WriteAllBytesAsync(system.CheckpointFile(), published);

        (await Should.ThrowAsync<BrokenRegisterException>(() => RequireAsync(system))).Message.ShouldContain("log.checkpoint");
    }

    [Theory, OnBothEngines]
    public async Task Require_EverythingHereRestored_IsRefusedByTheWitness(DatabaseEngine engine)
    {
        await using var witness = await TestWitness.StartAsync(LogKey.Verifier);
        await using var system = await TestSystem.StartAsync(engine, Quick, logKey: LogKey, witnesses: witness.Witness);
        await system.SealAsync(2);
        var (older, published) = (await system.StateAsync(), await File.ReadAllBytesAsync(system.CheckpointFile()));
        await system.SealAsync(2);
        await system.SetBackAsync(older);
        await File.WriteAllBytesAsync(system.CheckpointFile(), published);
        await File.WriteAllBytesAsync(system.SavedCheckpoint, published);
        await RequireAsync(system);

        var refused = await Should.ThrowAsync<BrokenRegisterException>(() => system.InScopeAsync<LogHistory, bool>(async history =>
        {
            await system.Services.GetRequiredService<WitnessDesk>().RequireAgreementAsync(history, default);
            return true;
        }));

        refused.Message.ShouldContain("The witness witness.test has 4 entries");
    }

    [Theory, OnBothEngines]
    public async Task Seal_WhereAWitnessIsAhead_StopsBeforePublishing(DatabaseEngine engine)
    {
        await using var witness = await TestWitness.StartAsync(LogKey.Verifier);
        await using var system = await TestSystem.StartAsync(engine, Quick, logKey: LogKey, witnesses: witness.Witness);
        await system.SealAsync(2);
        var (older, published) = (await system.StateAsync(), await File.ReadAllBytesAsync(system.CheckpointFile()));
        await system.SealAsync(4);
        await system.SetBackAsync(older);
        Directory.Delete(system.LogFolder, recursive: true);
        File.Delete(system.SavedCheckpoint);

        (await Should.ThrowAsync<BrokenRegisterException>(() => system.SealAsync(1))).Message.ShouldContain("The witness witness.test has 6 entries");
        File.Exists(system.CheckpointFile()).ShouldBeFalse();
        published.ShouldNotBeEmpty();
    }

    [Theory, OnBothEngines]
    public async Task Require_ForkSignedByTheSameKey_IsRefused(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick, logKey: LogKey);
        await system.SealAsync(2);
        var fork = new Checkpoint(TestSystem.Origin, new TreeSize(1), TreeHash.OfLeaf("another\n"u8)).Sign(LogKey);
        await File.WriteAllBytesAsync(system.CheckpointFile(), fork.ToBytes());

        (await Should.ThrowAsync<BrokenRegisterException>(() => RequireAsync(system))).Message.ShouldContain("Two different logs");
    }

    [Fact]
    public async Task Require_FolderOfAnotherLog_IsRefused()
    {
        await using var system = await TestSystem.StartAsync(register: Quick);
        var other = SigningKey.Generate("other.example/log", SignatureType.Ed25519);
        await File.WriteAllBytesAsync(system.CheckpointFile(), new Checkpoint(other.Name, TreeSize.Zero, TreeHash.OfEmptyTree).Sign(other).ToBytes());

        (await Should.ThrowAsync<BrokenRegisterException>(() => RequireAsync(system))).Message.ShouldContain("WrongOrigin");
    }

    [Theory, OnBothEngines]
    public async Task Seal_WithoutALog_KeepsEverythingAndSaysWhatToDo(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick, withLog: false);
        await system.DeclareAsync(GroupId.New(), Draft());

        (await Should.ThrowAsync<NoLogException>(() => system.SealLaterAsync())).Message.ShouldContain("ledgerline log create");
        (await system.ReadAsync(db => db.Set<Register.Declaring.Declaration>().CountAsync())).ShouldBe(1);

        await system.MakeLogAsync();
        (await system.SealAsync()).ShouldBe(1);
        await system.ShouldBeSoundAsync(1);
    }

    [Theory, OnBothEngines]
    public async Task Seal_WithAnotherKey_IsRefused(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        var keyFile = Path.Combine(system.Folder, "keys/log.key");
        File.Delete(keyFile);
        KeyFile.Create(keyFile, SigningKey.Generate(TestSystem.Origin, SignatureType.Ed25519).ToSecretText());
        await system.DeclareAsync(GroupId.New(), Draft());

        (await Should.ThrowAsync<BrokenRegisterException>(() => system.SealLaterAsync())).Message.ShouldContain("is signed by");
    }

    private static Task<TrustedCheckpoint?> RequireAsync(TestSystem system) =>
        system.InScopeAsync<LogHistory, TrustedCheckpoint?>(history => history.RequireAsync(default));
}
