using Ledgerline.Register.Publishing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Testing.Independent;
using Ledgerline.Tlog;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Publishing;

/// <summary>The log and the receipts that the program itself serves, by the eyes of implementations that we did not write.</summary>
public sealed class ServedLogTests
{
    private static readonly SigningKey LogKey = SigningKey.Generate(TestSystem.Origin, SignatureType.Ed25519);

    [Theory, OnBothEngines]
    public async Task Log_AsServed_IsRecountedByTheGoProjectsImplementation(DatabaseEngine engine)
    {
        await using var witness = await TestWitness.StartAsync(LogKey.Verifier);
        await using var system = await (await TestSystem.StartAsync(engine, Quick, logKey: LogKey, witnesses: witness.Witness)).ServeAsync();
        var checkpoints = new List<string>();
        foreach (var more in new[] { 3, 250, 10, 260 })
        {
            await system.SealAsync(more);
            checkpoints.Add(await File.ReadAllTextAsync(system.CheckpointFile()));
        }

        await system.OrderAnnulmentAsync(7);
        await system.SealLaterAsync();

        var answer = await IndependentTools.CheckLogAsync(new Uri(system.Url, "log"), LogKey.Verifier.ToString(), checkpoints);

        answer.Output.ShouldStartWith("declarations 523 annulments 1 count 522 size 524 root ");
        answer.ExitCode.ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Receipt_AsServed_IsVerifiedBySigstoresImplementation(DatabaseEngine engine)
    {
        await using var witness = await TestWitness.StartAsync(LogKey.Verifier);
        await using var system = await (await TestSystem.StartAsync(engine, Quick, logKey: LogKey, witnesses: witness.Witness)).ServeAsync();
        await system.SealAsync(300);
        using var client = system.Client();
        var (proof, leaf) = (Path.Combine(system.Folder, "receipt.tlog-proof"), Path.Combine(system.Folder, "leaf"));
        foreach (var index in new[] { 0, 255, 256, 299 })
        {
            await File.WriteAllBytesAsync(proof, await client.GetByteArrayAsync(new Uri($"/en/entry/{index}/proof", UriKind.Relative)));
            await File.WriteAllBytesAsync(leaf, await client.GetByteArrayAsync(new Uri($"/en/entry/{index}/leaf", UriKind.Relative)));

            (await IndependentTools.CheckReceiptAsync(proof, leaf, LogKey.Verifier.ToString())).ShouldSatisfyAllConditions(
                answer => answer.Output.ShouldStartWith($"entry {index} size 300 root "), answer => answer.ExitCode.ShouldBe(0));
        }
    }

    [Theory, OnBothEngines]
    public async Task Log_AsServed_IsAuditedAndMirrored(DatabaseEngine engine)
    {
        await using var system = await (await TestSystem.StartAsync(engine, Quick, logKey: LogKey)).ServeAsync();
        await system.SealAsync(300);
        var url = new Uri(system.Url, "log").ToString();

        (await new AuditLog(system.Clock).RunAsync(new AuditRequest(url) { Log = LogKey.Verifier })).Findings.ShouldBeEmpty();

        var mirror = Path.Combine(system.Folder, "mirror");
        var mirrored = await new MirrorLog(system.Clock).RunAsync(new MirrorRequest(url, mirror) { Log = LogKey.Verifier });
        mirrored.Findings.ShouldBeEmpty();
        (await new AuditLog(system.Clock).RunAsync(new AuditRequest(mirror) { Log = LogKey.Verifier })).Findings.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(Path.Combine(mirror, LogPaths.Checkpoint))).ShouldBe(await File.ReadAllBytesAsync(system.CheckpointFile()));
    }
}
