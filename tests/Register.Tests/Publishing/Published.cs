using Ledgerline.Register.Annulling;
using Ledgerline.Register.Listing;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Register.Searching;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Publishing;

/// <summary>What the tests of the published log say again and again.</summary>
internal static class Published
{
    /// <summary>Seals and publishes so many more people.</summary>
    public static async Task SealAsync(this TestSystem system, int people)
    {
        foreach (var group in Enumerable.Range(0, people).Chunk(Declare.MaxGroup))
            await system.DeclareAsync(GroupId.New(), [.. group.Select(_ => Draft())]);
        (await system.SealLaterAsync()).ShouldBe(people);
    }

    public static Task<AuditReport> AuditAsync(this TestSystem system, int quorum = 0, params IReadOnlyList<VerifierKey> witnesses) =>
        new AuditLog(system.Clock).RunAsync(new AuditRequest(system.LogFolder) { Log = system.LogKey, Witnesses = witnesses, Quorum = quorum });

    /// <summary>The audit finds nothing wrong in a log of that size.</summary>
    public static async Task ShouldBeSoundAsync(this TestSystem system, long size)
    {
        var report = await system.AuditAsync();
        report.Findings.ShouldBeEmpty();
        report.Checkpoint!.Size.Value.ShouldBe(size);
    }

    /// <summary>Every file of the folder with its bytes, but for the lock.</summary>
    public static Dictionary<string, byte[]> Files(this TestSystem system) =>
        Directory.EnumerateFiles(system.LogFolder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .ToDictionary(file => Path.GetRelativePath(system.LogFolder, file), File.ReadAllBytes);

    public static string CheckpointFile(this TestSystem system) => Path.Combine(system.LogFolder, LogPaths.Checkpoint);

    public static Task OrderAnnulmentAsync(this TestSystem system, long entry) => system.ReadAsync(async db =>
    {
        db.Add(new OrderedAnnulment { Entry = entry, Reason = AnnulmentReason.Duplicate, OrderedAt = system.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });

    /// <summary>Sets the database back to how it was at that size, as an older backup would.</summary>
    public static Task SetBackAsync(this TestSystem system, LogState then) => system.ReadAsync(async db =>
    {
        var size = then.Size;
        await db.Set<Entry>().Where(row => row.Index >= size).ExecuteDeleteAsync();
        await db.Set<Leaf>().Where(row => row.Index >= size).ExecuteDeleteAsync();
        await db.Set<SignedCheckpoint>().Where(row => row.Size > size).ExecuteDeleteAsync();
        await db.Set<DayTotal>().ExecuteDeleteAsync();
        await db.Set<IndexedName>().Where(row => row.Entry >= size).ExecuteDeleteAsync();
        await db.Set<NameIndexState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.FilledTo, size));
        // The lists of then are not known any more: as if they had not been filled.
        await db.Set<ListPage>().ExecuteDeleteAsync();
        await db.Set<LogState>().ExecuteDeleteAsync();
        db.Add(then);
        db.Entry(then).Property(state => state.Listed).CurrentValue = 0;
        return await db.SaveChangesAsync();
    });

    public static Task<LogState> StateAsync(this TestSystem system) => system.ReadAsync(db => db.Set<LogState>().AsNoTracking().SingleAsync());
}
