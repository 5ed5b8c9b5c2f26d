using Ledgerline.Testing.Logs;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Tests.Auditing;

/// <summary>Whatever is changed after it was signed is found and named.</summary>
public sealed class TamperedTreeTests : IDisposable
{
    private readonly TestLog _log = TestLog.Of(600);

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(599)]
    public async Task Entry_Altered_IsNamed(int index)
    {
        var altered = TestEntry.Declare(index, TestEntry.FirstDay, Organisations.Party | Organisations.YoungPioneers).Leaf;
        _log.EditBundle(Bundle(index), entries => entries[index % 256] = altered);
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongEntry, index, "not the one that the tree holds");
    }

    [Fact]
    public async Task Entry_Dropped_IsNamed()
    {
        _log.EditBundle(Bundle(300), entries => entries.RemoveAt(300 % 256));
        var report = await _log.AuditAsync();
        report.ShouldName(FindingKind.WrongEntry, 300, "not the one that the tree holds");
        report.ShouldName(FindingKind.WrongFile, null, "ends before its entry 511");
    }

    [Fact]
    public async Task Entry_DroppedAtTheEnd_IsNamed()
    {
        _log.EditBundle(Bundle(599), entries => entries.RemoveAt(entries.Count - 1));
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongFile, null, "ends before its entry 599");
    }

    [Fact]
    public async Task Entry_Inserted_IsNamed()
    {
        _log.EditBundle(Bundle(300), entries => entries.Insert(300 % 256, TestEntry.At(7).Leaf));
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongEntry, 300, "not the one that the tree holds");
    }

    [Fact]
    public async Task Entry_InsertedIntoEverythingButTheCheckpoint_IsFound()
    {
        var checkpoint = File.ReadAllBytes(_log.FileOf("checkpoint"));
        _log.Entries.Insert(300, TestEntry.At(7));
        _log.Publish(600);
        File.WriteAllBytes(_log.FileOf("checkpoint"), checkpoint);
        (await _log.AuditAsync()).ShouldName(FindingKind.WrongRoot, null, "do not give the root");
    }

    [Fact]
    public async Task Entry_AlteredWithItsTile_IsNamed()
    {
        var altered = TestEntry.Declare(300, TestEntry.FirstDay, Organisations.Party).Leaf;
        _log.EditBundle(Bundle(300), entries => entries[300 % 256] = altered);
        _log.Edit("tile/0/001", tile => [.. tile[..(44 * 32)], .. TreeHash.OfLeaf(altered).AsSpan(), .. tile[(45 * 32)..]]);
        var report = await _log.AuditAsync();
        report.ShouldName(FindingKind.WrongEntry, 256, "their tile was changed with it");
    }

    [Theory]
    [InlineData("tile/0/000", 5)]
    [InlineData("tile/0/001", 255)]
    [InlineData("tile/0/002.p/88", 87)]
    [InlineData("tile/1/000.p/2", 1)]
    public async Task Tile_Altered_IsNamedAloneWithItsPlace(string path, int place)
    {
        _log.Edit(path, tile => Flip(tile, place * 32));
        var finding = (await _log.AuditAsync()).Only();
        finding.Kind.ShouldBe(FindingKind.WrongTile);
        finding.Text.ShouldStartWith(path);
        finding.Text.ShouldEndWith($"first at its hash {place}");
    }

    public static TheoryData<string, string> BrokenFiles => [
        .. from path in new[] { "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/88", "records/001" }
           from how in new[] { "missing", "empty", "cut", "longer", "garbage", "huge" }
           // Records may go on: new ones are being published.
           where (path, how) != ("records/001", "longer")
           select (path, how),
    ];

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public async Task File_Broken_IsNamed(string path, string how)
    {
        if (how == "missing")
            File.Delete(_log.FileOf(path));
        else
        {
            _log.Edit(path, bytes => how switch
            {
                "empty" => [],
                "cut" => bytes[..^1],
                "longer" => [.. bytes, 0],
                "garbage" => "garbage"u8.ToArray(),
                _ => [.. bytes, .. new byte[2_000_000]],
            });
        }

        (await _log.AuditAsync()).ShouldName(FindingKind.WrongFile, null, path);
    }

    [Fact]
    public async Task FullTileAboveTheLowest_Altered_IsNamedAloneAndMended()
    {
        using var log = TestLog.Of(66_000);
        log.Edit("tile/1/000", tile => Flip(tile, 200 * 32));
        var finding = (await log.AuditAsync()).Only();
        finding.Text.ShouldBe("tile/1/000 is not what the entries below it give, first at its hash 200");

        log.Publish();
        log.Edit("tile/2/000.p/1", tile => Flip(tile, 0));
        (await log.AuditAsync()).Only().Text.ShouldBe("tile/2/000.p/1 is not what the entries below it give, first at its hash 0");
    }

    public void Dispose() => _log.Dispose();

    private static string Bundle(long index) => BundleAddress.Holding(new EntryIndex(index), new TreeSize(600)).Path;

    private static byte[] Flip(byte[] bytes, int at)
    {
        bytes[at] ^= 1;
        return bytes;
    }
}
