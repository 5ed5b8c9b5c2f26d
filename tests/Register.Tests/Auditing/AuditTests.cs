using Ledgerline.Testing.Logs;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Auditing;

public sealed class AuditTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    [InlineData(66_000)]
    public async Task Audit_RightLog_IsAllRightAndCounts(int entries)
    {
        using var log = TestLog.Of(entries);
        var report = await log.AuditAsync();

        report.ShouldBeAllRight();
        report.Entries.ShouldBe(entries);
        report.Checkpoint!.Size.ShouldBe(new TreeSize(entries));
        report.Annulments.ShouldBe(entries / 50);
        report.Declarations.ShouldBe(entries - (entries / 50));
        report.Count.ShouldBe(report.Declarations - report.Annulments);
        report.Cosigners.Count.ShouldBe(2);
        report.IsOwnWord.ShouldBeFalse();
    }

    [Fact]
    public async Task Audit_ByOrganisation_LeavesTheAnnulledOut()
    {
        using var log = TestLog.Of(50);
        var report = await log.AuditAsync();
        // Entry 49 annuls entry 29, which left the Party and the Youth League.
        var all = log.Entries.Select(entry => entry.Organisations).ToList();
        report.ByOrganisation[Organisations.Party].ShouldBe(all.Count(one => one.HasFlag(Organisations.Party)) - (all[29].HasFlag(Organisations.Party) ? 1 : 0));
        report.ByOrganisation[Organisations.YouthLeague].ShouldBe(all.Count(one => one.HasFlag(Organisations.YouthLeague)) - (all[29].HasFlag(Organisations.YouthLeague) ? 1 : 0));
        report.Erased.ShouldBe(1);
    }

    [Fact]
    public async Task Audit_WithoutAKey_SaysThatItIsTheLogsOwnWord()
    {
        using var log = TestLog.Of(10);
        var report = await new AuditLog(Auditing.Clock).RunAsync(new AuditRequest(log.Folder));
        report.ShouldBeAllRight();
        report.IsOwnWord.ShouldBeTrue();
    }

    [Fact]
    public async Task Audit_FullFilesInPlaceOfPartialOnes_IsAllRight()
    {
        using var log = new TestLog(700);
        log.Publish(600);
        var checkpoint = File.ReadAllBytes(log.FileOf("checkpoint"));
        log.Grow(400);
        log.Publish();
        // A reader who has the older checkpoint finds that the partial files are gone.
        File.WriteAllBytes(log.FileOf("checkpoint"), checkpoint);
        Directory.Delete(log.FileOf("tile/entries/002.p"), recursive: true);
        Directory.Delete(log.FileOf("tile/0/002.p"), recursive: true);
        (await log.AuditAsync()).ShouldBeAllRight();
    }

    [Fact]
    public async Task Audit_LogMovesOnBeforeItsTotalsAreRead_GoesOn()
    {
        using var log = new TestLog(700);
        log.Publish(600);
        File.Delete(log.FileOf("totals/600"));
        var moved = false;
        var report = await new AuditLog(Auditing.Clock).RunAsync(log.Request(), new Each(progress =>
        {
            if (!moved)
                log.Publish();
            moved = true;
        }));
        report.ShouldBeAllRight();
        report.Entries.ShouldBe(700);
    }

    [Fact]
    public async Task Audit_NoCheckpoint_SaysThatItIsNoLog()
    {
        using var log = new TestLog(0);
        await Should.ThrowAsync<LogUnreachableException>(() => log.AuditAsync());
        await Should.ThrowAsync<LogUnreachableException>(() => new AuditLog(Auditing.Clock).RunAsync(new AuditRequest(log.FileOf("nowhere"))));
    }

    internal sealed class Each(Action<AuditProgress> done) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => done(value);
    }
}
