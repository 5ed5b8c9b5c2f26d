using System.Text.Json.Nodes;
using Ledgerline.Testing.Logs;

namespace Ledgerline.Register.Tests.Auditing;

public sealed class ResumptionTests
{
    [Theory]
    [InlineData(0, 600)]
    [InlineData(1, 2)]
    [InlineData(256, 257)]
    [InlineData(600, 600)]
    [InlineData(600, 700)]
    [InlineData(600, 1_300)]
    public async Task Audit_Resumed_EqualsOneFromScratch(int first, int then)
    {
        using var log = new TestLog(then);
        log.Publish(first);
        (await log.AuditAsync(log.StateFile())).ShouldBeAllRight();
        log.Publish();
        var resumed = await log.AuditAsync(log.StateFile());
        var scratch = await log.AuditAsync($"{log.StateFile()}.other");

        resumed.ShouldBeAllRight();
        resumed.NewEntries.ShouldBe(then - first);
        Same(resumed, scratch);
        File.ReadAllText(log.StateFile()).ShouldBe(File.ReadAllText($"{log.StateFile()}.other"));
    }

    [Fact]
    public async Task Audit_Interrupted_GoesOnWhereItStopped()
    {
        using var log = TestLog.Of(66_000);
        using var stop = new CancellationTokenSource();
        var progress = new AuditTests.Each(done => (done.Entries > 30_000 ? stop : new CancellationTokenSource()).Cancel());
        await Should.ThrowAsync<OperationCanceledException>(() => new AuditLog(Auditing.Clock).RunAsync(log.Request(log.StateFile()), progress, stop.Token));
        JsonNode.Parse(File.ReadAllText(log.StateFile()))!["accepted"].ShouldBeNull();

        var resumed = await log.AuditAsync(log.StateFile());
        var scratch = await log.AuditAsync($"{log.StateFile()}.other");
        resumed.ShouldBeAllRight();
        resumed.NewEntries.ShouldBeInRange(1, 40_000);
        Same(resumed, scratch);
        File.ReadAllText(log.StateFile()).ShouldBe(File.ReadAllText($"{log.StateFile()}.other"));
    }

    [Fact]
    public async Task Audit_Interrupted_StillSeesAFork()
    {
        using var log = TestLog.Of(9_000);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(
            () => new AuditLog(Auditing.Clock).RunAsync(log.Request(log.StateFile()), new AuditTests.Each(_ => stop.Cancel()), stop.Token));
        log.Entries[8_999] = TestEntry.Declare(1, TestEntry.FirstDay, Organisations.Party);
        log.Grow(10);
        log.Publish();
        (await log.AuditAsync(log.StateFile())).Only().Kind.ShouldBe(FindingKind.Forked);
    }

    [Fact]
    public async Task State_AfterAFinding_StaysAsItWas()
    {
        using var log = TestLog.Of(600);
        await log.AuditAsync(log.StateFile());
        var before = File.ReadAllText(log.StateFile());
        log.Grow(10);
        log.Publish();
        log.EditBundle("records/002", records => records[95] = []);
        (await log.AuditAsync(log.StateFile())).ShouldName(FindingKind.WrongRecord, 607, "has no record");
        File.ReadAllText(log.StateFile()).ShouldBe(before);
    }

    private static void Same(AuditReport one, AuditReport other) =>
        (one.Entries, one.Declarations, one.Annulments, one.Count, string.Join(' ', one.ByOrganisation), one.Checkpoint)
            .ShouldBe((other.Entries, other.Declarations, other.Annulments, other.Count, string.Join(' ', other.ByOrganisation), other.Checkpoint));
}
