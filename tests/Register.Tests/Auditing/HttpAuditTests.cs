using Ledgerline.Register.Auditing;
using Ledgerline.Testing.Logs;

namespace Ledgerline.Register.Tests.Auditing;

public sealed class HttpAuditTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(600)]
    [InlineData(5_000)]
    public async Task Audit_OverHttp_EqualsThatOfTheFolder(int entries)
    {
        using var log = TestLog.Of(entries);
        await using var site = await StaticSite.ServeAsync(log.Folder);
        var folder = await log.AuditAsync();
        var http = await new AuditLog(Auditing.Clock).RunAsync(log.Request() with { Source = site.Url });

        http.ShouldBeAllRight();
        (http.Entries, http.Count, http.Erased, http.Checkpoint).ShouldBe((folder.Entries, folder.Count, folder.Erased, folder.Checkpoint));
        string.Join(' ', http.ByOrganisation).ShouldBe(string.Join(' ', folder.ByOrganisation));
    }

    [Fact]
    public async Task Audit_OverHttp_NamesTheSameAsInTheFolder()
    {
        using var log = TestLog.Of(600);
        log.EditBundle("tile/entries/001", entries => entries.RemoveAt(44));
        log.EditBundle("records/000", records => records[3] = []);
        File.Delete(log.FileOf("tile/0/000"));
        await using var site = await StaticSite.ServeAsync(log.Folder);
        var folder = await log.AuditAsync();
        var http = await new AuditLog(Auditing.Clock).RunAsync(log.Request() with { Source = site.Url });
        folder.FindingCount.ShouldBeGreaterThan(3);
        http.Findings.ShouldBe(folder.Findings);
    }

    [Fact]
    public async Task Audit_NobodyAnswers_CannotTell()
    {
        string url;
        using var log = TestLog.Of(1);
        await using (var site = await StaticSite.ServeAsync(log.Folder))
            url = site.Url;
        await Should.ThrowAsync<LogUnreachableException>(() => new AuditLog(Auditing.Clock).RunAsync(new AuditRequest(url)));
    }

    [Fact]
    public async Task File_LargerThanItCanBeWhenUnpacked_IsNotRead()
    {
        using var log = TestLog.Of(1);
        File.WriteAllBytes(log.FileOf("bomb"), new byte[10_000_000]);
        await using var site = await StaticSite.ServeAsync(log.Folder);
        using var source = LogSources.Open(site.Url);
        var buffer = new FileBuffer();
        (await source.ReadAsync("bomb", buffer, 100_000, default)).ShouldBe(ReadOutcome.TooLarge);
        buffer.Room(0).Length.ShouldBeLessThan(1_000_000);
        (await source.ReadAsync("nothing", buffer, 100_000, default)).ShouldBe(ReadOutcome.Missing);
    }
}
