using Ledgerline.Testing.Logs;

namespace Ledgerline.Register.Tests.Auditing;

/// <summary>A log whose owner signs what is wrong in itself.</summary>
public sealed class WrongEntryTests : IDisposable
{
    private readonly TestLog _log = new(600);

    [Theory]
    [InlineData("ledgerline/declaration/v2\nday 2026-11-10\norganisations party\n")]
    [InlineData("")]
    [InlineData("garbage")]
    public async Task Leaf_OfAnotherKind_IsNamed(string text)
    {
        _log.Entries[300] = TestEntry.Garbage(text);
        (await PublishAndAuditAsync()).ShouldName(FindingKind.MalformedLeaf, 300, "byte for byte");
    }

    [Fact]
    public async Task Entry_DatedAfterItsCosignature_IsNamed()
    {
        _log.Entries[300] = TestEntry.Declare(300, new DateOnly(2026, 11, 23), Organisations.Party);
        (await PublishAndAuditAsync()).Only().ShouldBe(new AuditFinding(
            FindingKind.FutureDated, 300, "entry 300 is dated 2026-11-23, after 2026-11-22, when it was in the log already"));
    }

    [Fact]
    public async Task Entry_DatedTomorrowInALogWithoutWitnesses_IsLeftButNotLater()
    {
        _log.Entries[300] = TestEntry.Declare(300, new DateOnly(2026, 11, 23), Organisations.Party);
        _log.Entries[301] = TestEntry.Declare(301, new DateOnly(2026, 11, 24), Organisations.Party);
        _log.Publish();
        var report = await new AuditLog(Auditing.Clock).RunAsync(_log.Request() with { Witnesses = [], Quorum = 0 });
        report.Only().Entry.ShouldBe(301);
    }

    [Fact]
    public async Task Entry_DatedBeforeAnybodyDeclared_IsNamed()
    {
        _log.Entries[300] = TestEntry.Declare(300, new DateOnly(1999, 12, 31), Organisations.Party);
        (await PublishAndAuditAsync()).Only().Kind.ShouldBe(FindingKind.TooEarly);
    }

    [Fact]
    public async Task NewEntry_BackDated_IsNamed()
    {
        _log.Publish(500);
        (await _log.AuditAsync(_log.StateFile())).ShouldBeAllRight();
        _log.Entries[520] = TestEntry.Declare(520, new DateOnly(2026, 10, 21), Organisations.Party);
        _log.Entries[530] = TestEntry.Declare(530, new DateOnly(2026, 10, 22), Organisations.Party);
        _log.Publish();
        var finding = (await _log.AuditAsync(_log.StateFile())).Only();
        finding.Kind.ShouldBe(FindingKind.BackDated);
        finding.Entry.ShouldBe(520);
        // Who sees the log for the first time cannot know.
        (await _log.AuditAsync()).ShouldBeAllRight();
    }

    [Fact]
    public async Task Records_Swapped_AreNamed()
    {
        _log.Publish();
        _log.EditBundle("records/001", records => (records[44], records[45]) = (records[45], records[44]));
        var report = await _log.AuditAsync();
        report.Findings.Select(finding => finding.Entry).ShouldBe([300, 301]);
        report.ShouldName(FindingKind.WrongRecord, 300, "does not open its commitment");
    }

    [Fact]
    public async Task Record_Altered_IsNamed()
    {
        _log.Publish();
        _log.EditBundle("records/001", records => records[44][^2] ^= 1);
        (await _log.AuditAsync()).Only().ShouldBe(new AuditFinding(FindingKind.WrongRecord, 300, "entry 300 has a record that does not open its commitment"));
    }

    [Theory]
    [InlineData("", "has no record")]
    [InlineData("garbage", "not well-formed")]
    [InlineData("ledgerline/erased/v1", "not well-formed")]
    public async Task Record_MissingOrGarbage_IsNamed(string record, string text)
    {
        _log.Publish();
        _log.EditBundle("records/001", records => records[44] = System.Text.Encoding.UTF8.GetBytes(record));
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongRecord, 300, text);
    }

    [Fact]
    public async Task Record_OfAnAnnulment_IsNamed()
    {
        _log.Publish();
        _log.EditBundle("records/001", records => records[299 % 256] = records[44]);
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongRecord, 299, "though it is an annulment");
    }

    [Fact]
    public async Task Record_Erased_IsRight()
    {
        _log.Entries[300] = _log.Entries[300].Erased();
        (await PublishAndAuditAsync()).ShouldBeAllRight();
    }

    [Theory]
    [InlineData(300, "does not stand before it")]
    [InlineData(5_000, "does not stand before it")]
    [InlineData(301, "does not stand before it")]
    [InlineData(49, "is no declaration")]
    [InlineData(29, "is annulled already")]
    [InlineData(279, "is annulled already")]
    public async Task Annulment_OfWhatCannotBeAnnulled_IsNamed(long target, string text)
    {
        _log.Entries[300] = TestEntry.Annul(target, new DateOnly(2026, 11, 21));
        (await PublishAndAuditAsync()).ShouldName(FindingKind.WrongAnnulment, 300, text);
    }

    [Fact]
    public async Task Annulment_OfAnEntryOfAnEarlierRun_IsTakenOffItsDayAndNotTwice()
    {
        _log.Publish(500);
        (await _log.AuditAsync(_log.StateFile())).ShouldBeAllRight();
        _log.Entries[510] = TestEntry.Annul(3, new DateOnly(2026, 11, 21));
        _log.Publish();
        (await _log.AuditAsync(_log.StateFile())).ShouldBeAllRight();
        _log.Entries.Add(TestEntry.Annul(29, new DateOnly(2026, 11, 21)));
        _log.Publish();
        (await _log.AuditAsync(_log.StateFile())).ShouldName(FindingKind.WrongAnnulment, 600, "is annulled already");
    }

    [Theory]
    [InlineData("\"count\":", "\"count\":1", "says 588 declarations")]
    [InlineData("\"party\":", "\"party\":9", "says of 2026-11-10")]
    [InlineData("\"people\":", "\"people\":9", "says of 2026-11-10")]
    [InlineData("{\"size\"", "{\"sizes\"", "cannot be read")]
    [InlineData("\"days\":[{", "\"days\":[{\"date\":\"2026-01-01\",\"people\":1,\"party\":1,\"youth-league\":0,\"young-pioneers\":0},{", "says of 2026-01-01")]
    public async Task Totals_Changed_AreNamed(string from, string to, string text)
    {
        _log.Publish();
        _log.Edit("totals/600", bytes =>
        {
            var json = System.Text.Encoding.UTF8.GetString(bytes);
            var at = json.IndexOf(from, StringComparison.Ordinal);
            return System.Text.Encoding.UTF8.GetBytes($"{json[..at]}{to}{json[(at + from.Length)..]}");
        });
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongTotals, null, text);
    }

    [Fact]
    public async Task Totals_Missing_AreNamed()
    {
        _log.Publish();
        File.Delete(_log.FileOf("totals/600"));
        (await _log.AuditAsync()).Only().Text.ShouldBe("totals/600 is missing");
    }

    [Fact]
    public async Task Findings_WithoutNumber_AreCountedAndSomeAreKept()
    {
        for (var i = 0; i < 300; i++)
            _log.Entries[i] = TestEntry.Declare(i, new DateOnly(2027, 1, 1), Organisations.Party);
        var report = await PublishAndAuditAsync();
        report.Findings.Count.ShouldBe(100);
        report.FindingCount.ShouldBeGreaterThanOrEqualTo(300);
    }

    public void Dispose() => _log.Dispose();

    private Task<AuditReport> PublishAndAuditAsync()
    {
        _log.Publish();
        return _log.AuditAsync();
    }
}
