using Ledgerline.Register;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Faults.Sealing;

/// <summary>A register in which, round after round, people declare, an entry is annulled and another erased, and something goes wrong while that is sealed.</summary>
internal sealed class FaultyRegister(TestSystem system) : IAsyncDisposable
{
    /// <summary>As many as a tile is wide, so that each round completes one.</summary>
    private const int PeopleInRound = 256;

    private readonly HashSet<string> _declared = [];
    private int _rounds;

    public static RegisterOptions Options { get; } = new() { Hold = TimeSpan.FromMinutes(1), MinimumBatch = 1, MaximumHold = TimeSpan.FromMinutes(1) };

    public TestSystem System => system;

    /// <summary>Everything that a round seals, ready to be sealed.</summary>
    public async Task PrepareRoundAsync()
    {
        var names = Enumerable.Range(0, PeopleInRound).Select(i => $"Round {_rounds} person {i}").ToList();
        foreach (var group in names.Chunk(Declare.MaxGroup))
            await DeclareAsync(group);
        _declared.UnionWith(names);
        if (_rounds > 0)
            await system.InScopeAsync<LedgerlineDb, int>(AnnulAndEraseAsync);
        system.Clock.Advance(TimeSpan.FromMinutes(2));
        _rounds++;
    }

    /// <summary>Seals and publishes what is left, as the sealer does when it runs again.</summary>
    public async Task RecoverAsync()
    {
        await system.SealAsync();
        var size = await system.InScopeAsync<LedgerlineDb, long>(db => db.Set<LogState>().Select(state => state.Size).SingleAsync());
        // Each round but the first annuls one.
        size.ShouldBe(_declared.Count + _rounds - 1);
        var published = await system.InScopeAsync<LogHistory, Tlog.TrustedCheckpoint?>(history => history.RequireAsync(default));
        published!.Checkpoint.Size.Value.ShouldBe(size);
        (await system.InScopeAsync<LedgerlineDb, int>(db => db.Set<StaleRecord>().CountAsync())).ShouldBe(0);
    }

    /// <summary>The whole log, by the eyes of a stranger; and everybody who declared, by name.</summary>
    public async Task CheckAsync()
    {
        var report = await new AuditLog(system.Clock).RunAsync(new AuditRequest(system.LogFolder));
        report.Findings.ShouldBeEmpty();
        report.IsAllRight.ShouldBeTrue();

        var names = await system.InScopeAsync<LedgerlineDb, List<string?>>(db => db.Set<Entry>().Select(entry => entry.Name).ToListAsync());
        var erased = _rounds - 1;
        names.Count.ShouldBe(_declared.Count);
        names.Count(name => name is null).ShouldBe(erased);
        names.OfType<string>().Distinct().Count().ShouldBe(_declared.Count - erased, "entered twice");
        names.OfType<string>().Except(_declared).ShouldBeEmpty();
        (await system.InScopeAsync<LedgerlineDb, int>(db => db.Set<Register.Declaring.Declaration>().CountAsync())).ShouldBe(0, "still held");
    }

    public ValueTask DisposeAsync() => system.DisposeAsync();

    private Task<DeclareOutcome> DeclareAsync(string[] names) => system.InScopeAsync<Declare, DeclareOutcome>(async declare =>
    {
        var drafts = names.Select(name => new DeclarationDraft(
            DeclarationId.New(), DeclarantName.TryParse(name, out var parsed, out _) ? parsed : throw new FormatException(name), NameKind.Pseudonym, Organisations.Party));
        var result = await declare.DeclareAsync(GroupId.New(), [.. drafts], new Origin(Channel.Call, null, null));
        result.Receipt.ShouldNotBeNull();
        return result.Outcome;
    });

    private async Task<int> AnnulAndEraseAsync(LedgerlineDb db)
    {
        // Two entries of the first round, another pair each time.
        var (annulled, erased) = (2L * _rounds, (2L * _rounds) + 1);
        await using var write = await db.BeginWriteAsync();
        db.Add(new OrderedAnnulment { Entry = annulled, Reason = AnnulmentReason.Hoax, OrderedAt = system.Clock.GetUtcNow() });
        db.Add(new StaleRecord { Index = erased });
        await db.SaveChangesAsync();
        await db.Set<Entry>().Where(entry => entry.Index == erased)
            .ExecuteUpdateAsync(entry => entry.SetProperty(one => one.Name, (string?)null).SetProperty(one => one.Salt, (byte[]?)null));
        await write.CommitAsync();
        return _rounds;
    }
}
