using Ledgerline.Register.Annulling;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Publishing;

public sealed class PublishLogTests
{
    [Theory, OnBothEngines]
    public async Task Publish_AtEachSize_IsWholeAndKeepsNoPartialTileBesideItsFullOne(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.ShouldBeSoundAsync(0);
        var size = 0;
        foreach (var next in new[] { 1, 255, 256, 257, 511, 512, 700 })
        {
            await system.SealAsync(next - size);
            size = next;
            await system.ShouldBeSoundAsync(size);
        }

        var files = system.Files().Keys.ToHashSet();
        files.Where(file => file.Contains(".p/", StringComparison.Ordinal)).Order().ShouldBe(
            ["tile/0/002.p/188", "tile/1/000.p/1", "tile/1/000.p/2", "tile/entries/002.p/188"]);
        files.Where(file => file.StartsWith("totals/", StringComparison.Ordinal)).Order().ShouldBe(["totals/512", "totals/700"]);
        files.ShouldContain("tile/0/001");
        files.ShouldContain("records/002");
    }

    [Theory, OnBothEngines]
    public async Task Publish_WhereTheFolderWasLost_WritesTheSameFilesAgain(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealAsync(300);
        var before = system.Files();
        before.Remove("totals/0").ShouldBeTrue();
        Directory.Delete(system.LogFolder, recursive: true);

        await system.PublishAsync();

        var after = system.Files();
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        foreach (var (file, bytes) in before)
            after[file].ShouldBe(bytes, file);
    }

    [Theory, OnBothEngines]
    public async Task Publish_Annulments_AreLeavesThatCountOff(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealAsync(3);
        await system.OrderAnnulmentAsync(1);
        (await system.SealAsync()).ShouldBe(0, "it can still be taken back");

        (await system.SealLaterAsync()).ShouldBe(1);

        (await system.CountAsync()).ShouldBe(2);
        var annulment = await system.ReadAsync(db => db.Set<Annulment>().SingleAsync());
        (annulment.Index, annulment.Entry).ShouldBe((3L, 1L));
        var report = await system.AuditAsync();
        report.Findings.ShouldBeEmpty();
        LogTotals.Parse(system.Files()["totals/4"]).ShouldSatisfyAllConditions(
            totals => totals.Count.ShouldBe(2), totals => totals.Annulments.ShouldBe(1), totals => totals.Days.Single().People.ShouldBe(2));
    }

    [Theory, OnBothEngines]
    public async Task Publish_WhereATileWasAltered_StopsAndSaysWhich(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealAsync(3);
        var tile = Path.Combine(system.LogFolder, "tile/0/000.p/3");
        var bytes = await File.ReadAllBytesAsync(tile);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(tile, bytes);

        (await Should.ThrowAsync<BrokenRegisterException>(() => system.SealAsync(1))).Message.ShouldContain("published tiles");
    }

    [Theory, OnBothEngines]
    public async Task Publish_WhereALeafWasAlteredInTheDatabase_StopsBeforeTheCheckpoint(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealAsync(3);
        var published = await File.ReadAllTextAsync(system.CheckpointFile());
        await system.DeclareAsync(GroupId.New(), Draft());
        system.Clock.Advance(TimeSpan.FromMinutes(2));
        await system.InScopeAsync<SealBatch, int>(seal => seal.RunAsync());
        await system.ReadAsync(db => db.Set<Leaf>().Where(leaf => leaf.Index == 3).ExecuteUpdateAsync(leaf => leaf.SetProperty(row => row.Bytes, "forged\n"u8.ToArray())));

        (await Should.ThrowAsync<BrokenRegisterException>(system.PublishAsync)).Message.ShouldContain("was signed");

        (await File.ReadAllTextAsync(system.CheckpointFile())).ShouldBe(published);
    }

    [Fact]
    public async Task Publish_WhileAnotherProcessDoes_LeavesItToThatOne()
    {
        await using var system = await TestSystem.StartAsync(register: Quick);
        await using (var held = new FileStream(Path.Combine(system.LogFolder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
            await system.SealAsync(2);
        await system.ShouldBeSoundAsync(0);

        await system.PublishAsync();

        await system.ShouldBeSoundAsync(2);
    }

    [Theory, OnBothEngines]
    public async Task Seal_MoreThanABatch_SignsACheckpointForEach(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick with { MaximumBatch = 100 });
        for (var i = 0; i < 90; i++)
            await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 1 + (i % 7)).Select(_ => Draft())]);
        var people = Enumerable.Range(0, 90).Sum(i => 1 + (i % 7));

        (await system.SealLaterAsync()).ShouldBe(people);

        var sizes = await system.ReadAsync(db => db.Set<SignedCheckpoint>().OrderBy(row => row.Size).Select(row => row.Size).ToListAsync());
        sizes.Count.ShouldBeInRange(4, 7);
        sizes.Zip(sizes.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 100 + Declare.MaxGroup);
        await system.ShouldBeSoundAsync(people);
    }
}
