using Ledgerline.Register.Publishing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Publishing;

public sealed class WitnessedLogTests
{
    private static readonly SigningKey LogKey = SigningKey.Generate(TestSystem.Origin, SignatureType.Ed25519);

    [Theory, OnBothEngines]
    public async Task Publish_WithAWitness_CarriesItsCosignature(DatabaseEngine engine)
    {
        await using var witness = await TestWitness.StartAsync(LogKey.Verifier);
        await using var system = await TestSystem.StartAsync(engine, Quick, logKey: LogKey, witnesses: witness.Witness);
        await system.SealAsync(3);
        witness.Clock.Set(system.Clock.GetUtcNow());
        await system.SealAsync(300);

        var report = await system.AuditAsync(1, witness.Key.Verifier);

        report.Findings.ShouldBeEmpty();
        report.Cosigners.Single().ShouldBe(("witness.test", witness.Clock.GetUtcNow()));
        var state = await StateAsync(system);
        (state.Size, state.CosignedAt, state.DownSince).ShouldBe((303L, witness.Clock.GetUtcNow(), null));
    }

    [Theory, OnBothEngines]
    public async Task Publish_WhileTheWitnessIsDown_GoesOnAndSaysSinceWhen(DatabaseEngine engine)
    {
        string? checkpoint = null;
        await using var witness = await LyingWitness.StartAsync(LyingWitness.Says(503, "not now"), LyingWitness.Says(503, "not yet"), (self, context) =>
            LyingWitness.Cosigns(File.ReadAllText(checkpoint!).Split("\n\n")[0] + "\n")(self, context));
        await using var system = await TestSystem.StartAsync(engine, Quick, withLog: false, logKey: LogKey, witnesses: witness.Witness);
        var began = system.Clock.GetUtcNow();
        await system.MakeLogAsync();
        await system.SealAsync(2);
        checkpoint = system.CheckpointFile();

        (await system.AuditAsync()).Findings.ShouldBeEmpty();
        (await StateAsync(system)).DownSince.ShouldBe(began);

        // Asked again without a new seal, and back.
        await system.PublishAsync();

        (await StateAsync(system)).DownSince.ShouldBeNull();
        var report = await system.AuditAsync(1, witness.Key.Verifier);
        report.Cosigners.Count.ShouldBe(1);
        var note = await system.ReadAsync(db => db.Set<Register.Sealing.SignedCheckpoint>().Where(row => row.Size == 2).Select(row => row.Note).SingleAsync());
        note.ShouldBe(await File.ReadAllTextAsync(system.CheckpointFile()));
    }

    [Theory, OnBothEngines]
    public async Task Publish_WithALyingWitness_LeavesItsSignatureOut(DatabaseEngine engine)
    {
        await using var witness = await LyingWitness.StartAsync(LyingWitness.Cosigns($"{TestSystem.Origin}\n7\n{TreeHash.OfEmptyTree}\n"));
        await using var system = await TestSystem.StartAsync(engine, Quick, logKey: LogKey, witnesses: witness.Witness);
        await system.SealAsync(1);

        (await File.ReadAllTextAsync(system.CheckpointFile())).ShouldNotContain("witness.test");
        (await system.AuditAsync()).Findings.ShouldBeEmpty();
        (await StateAsync(system)).DownSince.ShouldNotBeNull();
    }

    private static Task<WitnessState> StateAsync(TestSystem system) => system.ReadAsync(db => db.Set<WitnessState>().AsNoTracking().SingleAsync());
}
