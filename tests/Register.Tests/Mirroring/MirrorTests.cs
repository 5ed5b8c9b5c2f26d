using Ledgerline.Register.Tests.Auditing;
using Ledgerline.Testing.Logs;
using Clocks = Ledgerline.Register.Tests.Auditing.Auditing;

namespace Ledgerline.Register.Tests.Mirroring;

public sealed class MirrorTests : IDisposable
{
    private readonly string _mirror = Directory.CreateTempSubdirectory("ledgerline-mirror-").FullName;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(600)]
    [InlineData(66_000)]
    public async Task Mirror_OfALog_HasTheSameFiles(int entries)
    {
        using var log = TestLog.Of(entries);
        (await MirrorAsync(log)).ShouldBeAllRight();
        if (entries == 0)
            File.Delete(log.FileOf("totals/0"));
        ShouldBeEqual(log);
        (await new AuditLog(Clocks.Clock).RunAsync(log.Request() with { Source = _mirror })).ShouldBeAllRight();
    }

    [Fact]
    public async Task Mirror_Grown_HasTheNewAndNotWhatIsSuperseded()
    {
        using var log = new TestLog(1_300);
        log.Publish(600);
        (await MirrorAsync(log)).ShouldBeAllRight();
        Directory.Delete(log.Folder, recursive: true);
        log.Publish();
        var report = await MirrorAsync(log);
        report.ShouldBeAllRight();
        report.NewEntries.ShouldBe(700);
        // A tile that is still partial keeps its narrower widths, as a log does.
        File.Delete(Path.Combine(_mirror, "tile/1/000.p/2"));
        ShouldBeEqual(log);
    }

    [Fact]
    public async Task Mirror_Twice_FetchesOnlyWhatIsNew()
    {
        using var log = new TestLog(700);
        log.Publish(600);
        LetTimePass(log);
        await using var site = await StaticSite.ServeAsync(log.Folder);
        (await MirrorAsync(log, site.Url)).ShouldBeAllRight();
        log.Publish();
        LetTimePass(log);
        site.Answers.Clear();
        (await MirrorAsync(log, site.Url)).ShouldBeAllRight();

        var fetched = site.Answers.Where(answer => answer.Status == 200).Select(answer => answer.Path).Order(StringComparer.Ordinal).Distinct();
        fetched.ShouldBe(["/checkpoint", "/records/002", "/tile/0/002.p/188", "/tile/1/000.p/2", "/tile/entries/002.p/188", "/totals/700", "/vkey"]);
        site.Answers.Where(answer => answer.Status == 304).Select(answer => answer.Path).Order(StringComparer.Ordinal)
            .ShouldBe(["/records/000", "/records/001", "/records/002"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Record_Erased_DisappearsFromTheMirrorAndDoesNotReturn(bool overHttp)
    {
        using var log = TestLog.Of(600);
        await using var site = await StaticSite.ServeAsync(log.Folder);
        var source = overHttp ? site.Url : log.Folder;
        (await MirrorAsync(log, source)).ShouldBeAllRight();
        Names().ShouldContain("Lantern 300\n");

        var before = log.Entries[300];
        log.Entries[300] = before.Erased();
        log.Publish();
        (await MirrorAsync(log, source)).ShouldBeAllRight();
        Names().ShouldNotContain("Lantern 300\n");
        ShouldBeEqual(log);

        log.Entries[300] = before;
        log.Publish();
        (await MirrorAsync(log, source)).ShouldBeAllRight();
        Names().ShouldNotContain("Lantern 300\n");
    }

    [Fact]
    public async Task Record_Erased_DisappearsEvenWhereTheLogsNewEntriesAreWrong()
    {
        using var log = TestLog.Of(600);
        await MirrorAsync(log);
        log.Entries[300] = log.Entries[300].Erased();
        log.Entries.Add(TestEntry.Garbage("garbage"));
        log.Publish();
        (await MirrorAsync(log)).ShouldName(FindingKind.MalformedLeaf, 600, "byte for byte");
        Names().ShouldNotContain("Lantern 300\n");
        Checkpoint().ShouldContain("\n600\n");
    }

    [Fact]
    public async Task Record_AlteredInTheLog_IsNotTaken()
    {
        using var log = TestLog.Of(600);
        await MirrorAsync(log);
        log.EditBundle("records/001", records => records[44][^2] ^= 1);
        (await MirrorAsync(log)).ShouldName(FindingKind.WrongRecord, 300, "does not open");
        Names().ShouldContain("Lantern 300\n");
    }

    [Theory]
    [InlineData("tile/entries/001", "tile/entries/001")]
    [InlineData("tile/0/001", "tile/0/001")]
    [InlineData("records/001", "records/001")]
    [InlineData("tile/1/000.p/2", "tile/entries/000")]
    public async Task Source_TamperedWith_IsNotMirroredBeyondThat(string path, string absent)
    {
        using var log = TestLog.Of(600);
        log.Edit(path, bytes =>
        {
            bytes[20] ^= 1;
            return bytes;
        });
        (await MirrorAsync(log)).IsAllRight.ShouldBeFalse();
        File.Exists(Path.Combine(_mirror, absent)).ShouldBeFalse();
        File.Exists(Path.Combine(_mirror, "checkpoint")).ShouldBeFalse();

        log.Publish();
        (await MirrorAsync(log)).ShouldBeAllRight();
        ShouldBeEqual(log);
    }

    [Fact]
    public async Task Source_RolledBackOrForked_IsRefused()
    {
        using var log = TestLog.Of(600);
        await MirrorAsync(log);
        log.Publish(500);
        (await MirrorAsync(log)).Only().Kind.ShouldBe(FindingKind.RolledBack);
        log.Entries[3] = TestEntry.Declare(3, TestEntry.FirstDay, Organisations.YoungPioneers);
        log.Grow(10);
        log.Publish();
        (await MirrorAsync(log)).Only().Kind.ShouldBe(FindingKind.Forked);
        Checkpoint().ShouldContain("\n600\n");
        File.Exists(Path.Combine(_mirror, "tile/entries/002.p/98")).ShouldBeFalse();
    }

    [Fact]
    public async Task Mirror_Interrupted_GoesOn()
    {
        using var log = TestLog.Of(66_000);
        using var stop = new CancellationTokenSource();
        var request = Request(log, log.Folder);
        await Should.ThrowAsync<OperationCanceledException>(() => new MirrorLog(Clocks.Clock).RunAsync(request, new AuditTests.Each(_ => stop.Cancel()), stop.Token));
        File.Exists(Path.Combine(_mirror, "checkpoint")).ShouldBeFalse();
        var report = await MirrorAsync(log);
        report.ShouldBeAllRight();
        report.NewEntries.ShouldBeLessThan(66_000);
        ShouldBeEqual(log);
    }

    public void Dispose() => Directory.Delete(_mirror, recursive: true);

    private static void LetTimePass(TestLog log)
    {
        foreach (var file in Directory.GetFiles(log.FileOf("records")).Where(file => File.GetLastWriteTimeUtc(file).Year > 2020))
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, new FileInfo(file).Length > 20_000 ? 2 : 1, DateTimeKind.Utc));
    }

    private MirrorRequest Request(TestLog log, string source) =>
        new(source, _mirror) { Log = log.Key.Verifier, Witnesses = [.. log.Witnesses.Select(witness => witness.Verifier)], Quorum = 2 };

    private Task<AuditReport> MirrorAsync(TestLog log, string? source = null) => new MirrorLog(Clocks.Clock).RunAsync(Request(log, source ?? log.Folder));

    private string Checkpoint() => File.ReadAllText(Path.Combine(_mirror, "checkpoint"));

    private string Names() => string.Concat(Directory.GetFiles(Path.Combine(_mirror, "records")).Select(File.ReadAllText));

    private void ShouldBeEqual(TestLog log)
    {
        Files(_mirror).Where(file => file != "mirror-state.json").ShouldBe(Files(log.Folder));
        foreach (var file in Files(log.Folder))
            File.ReadAllBytes(Path.Combine(_mirror, file)).SequenceEqual(File.ReadAllBytes(log.FileOf(file))).ShouldBeTrue(file);
    }

    private static List<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
}
