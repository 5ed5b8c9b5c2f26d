using System.Text;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Erasing;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Erasing;

public sealed class EraseEntriesTests
{
    private const int People = 60;

    [Theory, OnBothEngines]
    public async Task Database_AfterErasing_HoldsNoTraceOfNameAndSalt(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(People);
        var entries = await system.ReadAsync(db => db.Set<Entry>().ToListAsync());
        var (erased, kept) = (TracesOf(entries.Where(entry => entry.Index % 3 == 1)), TracesOf(entries.Where(entry => entry.Index % 3 != 1)));
        (await system.FindInTablesAsync(erased)).Count.ShouldBe(erased.Count); // The search finds what is there.

        foreach (var index in entries.Select(entry => entry.Index).Where(index => index % 3 == 1))
            (await system.EraseAsync(index)).Values.ShouldBe([EraseOutcome.Erased]);

        (await system.FindInTablesAsync(erased)).ShouldBeEmpty();
        (await system.FindInTablesAsync(kept)).Count.ShouldBe(kept.Count);
        if (engine != DatabaseEngine.Sqlite)
            return;
        system.FindInFiles(erased).ShouldBeEmpty();
        system.FindInFiles(kept).Count.ShouldBe(kept.Count);
    }

    [Theory, OnBothEngines]
    public async Task Folder_AfterErasing_LosesTheRecordAndNothingElseChanges(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(3);
        var name = (await system.ReadAsync(db => db.Set<Entry>().SingleAsync(entry => entry.Index == 1))).Name!;
        var before = FolderOf(system);
        Encoding.UTF8.GetString(before["records/000"]).ShouldContain($"\nname {name}\n");

        await system.EraseAsync(1);
        await system.PublishAsync();

        var after = FolderOf(system);
        Encoding.UTF8.GetString(after["records/000"]).ShouldNotContain(name);
        OpeningsOf(before)[1].ShouldStartWith("ledgerline/opening/v1\n");
        OpeningsOf(after).ShouldBe([OpeningsOf(before)[0], "ledgerline/erased/v1\n", OpeningsOf(before)[2]]);
        after.Keys.ShouldBe(before.Keys, ignoreOrder: true);
        after.Where(file => !file.Value.SequenceEqual(before[file.Key])).Select(file => file.Key).ShouldBe(["records/000"]);
        (await system.CountAsync()).ShouldBe(3);
        (await system.ReadAsync(db => db.Set<StaleRecord>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothEngines]
    public async Task Erase_BetweenSealAndPublication_IsNeverPublished(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.DeclareAsync(GroupId.New(), Draft("Who thinks better of it"));
        system.Clock.Advance(TimeSpan.FromMinutes(2));
        await system.InScopeAsync<SealBatch, int>(seal => seal.RunAsync());

        await system.EraseAsync(0);
        await system.PublishAsync();

        OpeningsOf(FolderOf(system)).ShouldBe(["ledgerline/erased/v1\n"]);
    }

    [Theory, OnBothEngines]
    public async Task Erase_TwiceOrWhatIsNoEntry_ChangesNothingMore(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(2);
        await system.OrderAsync(AnnulmentReason.Hoax, 1);
        await system.SealLaterAsync();

        var first = await system.EraseAsync(0, 1, 2, 3);
        var again = await system.EraseAsync(0, 1, 2, 3);

        first.OrderBy(each => each.Key).Select(each => each.Value)
            .ShouldBe([EraseOutcome.Erased, EraseOutcome.Erased, EraseOutcome.NotAnEntry, EraseOutcome.NotAnEntry]);
        again.OrderBy(each => each.Key).Select(each => each.Value)
            .ShouldBe([EraseOutcome.AlreadyErased, EraseOutcome.AlreadyErased, EraseOutcome.NotAnEntry, EraseOutcome.NotAnEntry]);
        (await system.CountAsync()).ShouldBe(1);
        await Should.ThrowAsync<ArgumentException>(() => system.EraseAsync(Enumerable.Range(0, EraseEntries.Most + 1).Select(i => (long)i)));
    }

    [Theory, OnBothEngines]
    public async Task Erase_TheSameAtTheSameInstant_IsErasedOnce(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine, Quick);
        await system.SealPeopleAsync(10);

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => system.EraseAsync(3, 4))));

        foreach (var entry in new[] { new EntryIndex(3), new EntryIndex(4) })
            all.Select(outcomes => outcomes[entry]).Order().ShouldBe([EraseOutcome.Erased, .. Enumerable.Repeat(EraseOutcome.AlreadyErased, 7)]);
        (await system.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Name == null && entry.Salt == null).CountAsync())).ShouldBe(2);
    }

    private static List<Trace> TracesOf(IEnumerable<Entry> entries) =>
    [
        .. entries.SelectMany(entry => new[]
        {
            Trace.OfBytes($"salt of {entry.Index}", entry.Salt!),
            Trace.OfText($"name of {entry.Index}", entry.Name!),
        }),
    ];

    private static Dictionary<string, byte[]> FolderOf(TestSystem system) =>
        Directory.GetFiles(system.LogFolder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(system.LogFolder, file), File.ReadAllBytes);

    private static List<string> OpeningsOf(Dictionary<string, byte[]> folder)
    {
        var openings = new List<string>();
        var bundle = folder["records/000"].AsSpan();
        while (!bundle.IsEmpty)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(bundle);
            openings.Add(Encoding.UTF8.GetString(bundle[2..(2 + length)]));
            bundle = bundle[(2 + length)..];
        }

        return openings;
    }
}
