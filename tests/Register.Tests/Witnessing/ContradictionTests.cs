using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Witnessing;

/// <summary>A log that has signed two trees of one size is caught: with both checkpoints anybody can prove it.</summary>
public sealed class ContradictionTests
{
    private readonly TestLog _log = new();

    [Fact]
    public async Task Fork_OfThatSize_KeepsTheFirstPairOfCheckpoints()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        using var first = await client.AddAsync(_log.Request(0, 8));
        using var fork = await client.AddAsync(_log.ForkAt(6).Request(8, 8));
        using var grown = await client.AddAsync(_log.Request(8, 9));
        using var later = await client.AddAsync(_log.ForkAt(5).Request(9, 9));

        var (cosigned, other) = await KeptAsync(witness);

        Opened(cosigned, [witness.Key.Verifier]).Root.ShouldBe(_log.Root(8));
        Opened(other, []).Root.ShouldBe(_log.ForkAt(6).Root(8));
    }

    [Fact]
    public async Task Proof_Wrong_IsNoContradiction()
    {
        await using var witness = await TestWitness.StartAsync(_log.Key.Verifier);
        using var client = witness.Client();
        using var first = await client.AddAsync(_log.Request(0, 8));
        using var same = await client.AddAsync(new AddCheckpointRequest(new TreeSize(8), [_log.Root(1)], _log.Checkpoint(8)));
        using var larger = await client.AddAsync(new AddCheckpointRequest(new TreeSize(8), [_log.Root(1)], _log.Checkpoint(9)));

        (await KeptAsync(witness)).ShouldBe((null, null));
    }

    private Checkpoint Opened(string? note, VerifierKey[] witnesses)
    {
        new TrustPolicy(_log.Key.Verifier, witnesses, witnesses.Length).TryOpen(System.Text.Encoding.UTF8.GetBytes(note!), out var trusted, out _).ShouldBeTrue();
        return trusted!.Checkpoint;
    }

    private static async Task<(string? Cosigned, string? Other)> KeptAsync(TestWitness witness)
    {
        await using var connection = (SqliteConnection)await witness.Services.GetRequiredService<Storage.Database>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT cosigned, other FROM contradiction";
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetString(0), row.GetString(1)) : (null, null);
    }
}
