using System.Text.RegularExpressions;
using Ledgerline.Attacks.Ground;
using Ledgerline.Storage;
using Ledgerline.Stories.Jottings;
using Ledgerline.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Stealing;

/// <summary>Somebody carries the database off, with the keys or without.</summary>
public sealed partial class StolenDatabaseTests(StolenDays stolen, ITestOutputHelper output) : IClassFixture<StolenDays>
{
    /// <summary>Six bytes lie somewhere by chance once in thousands of times; those of three different numbers do not.</summary>
    private const int ByChance = 2;

    /// <summary>A single look finds as much by chance at most once in so many times. About two thousand looks are taken.</summary>
    private const double Significant = 1e-9;

    [Theory, OnBothEngines]
    public async Task WithoutTheKey_NothingKnown_IsFoundInAnySpelling(DatabaseEngine engine)
    {
        var days = await stolen.OfAsync(engine);
        var files = await StolenFiles.TakeAsync(days.System);
        List<Secret> secrets = [.. days.Numbers.Select(Secret.Number), .. days.Texts.Select(Secret.Text)];

        var finds = Find(files, secrets.Append(Secret.Text(FewDays.CentreName)));

        // A centre's name is no secret: the search reads what it should.
        finds.ShouldContain(found => found.File.IsData && found.Find.Secret.What == FewDays.CentreName);
        finds.RemoveAll(found => found.Find.Secret.What == FewDays.CentreName);
        output.WriteLine($"{files.Count} files of {files.Sum(file => (long)file.Bytes.Length):N0} bytes; {secrets.Count:N0} secrets in {secrets.Sum(secret => secret.Spellings.Count):N0} spellings.");
        finds.Select(found => $"{found.File.Name}: {found.Find.Secret.What}, {found.Find.Spelling}").ShouldBeEmpty();
    }

    /// <summary>What would be found, in the very files: each spelling of a number and of a name, at odd places.</summary>
    [Theory, OnBothEngines]
    public async Task Search_OfWhatIsPlanted_FindsEachSpelling(DatabaseEngine engine)
    {
        var days = await stolen.OfAsync(engine);
        var file = (await StolenFiles.TakeAsync(days.System)).Where(each => each.IsData).MaxBy(each => each.Bytes.Length)!;
        Secret[] known = [Secret.Number(days.Numbers[123]), Secret.Text("Kestrel note of a call 静水 0042")];
        var search = new ByteSearch([.. days.Numbers.Where(number => number != days.Numbers[123]).Select(Secret.Number), .. known]);
        foreach (var (secret, (spelling, bytes)) in known.SelectMany(secret => secret.Spellings, (secret, spelled) => (secret, spelled)))
        {
            bytes.CopyTo(file.Bytes, 4_097);
            search.In(file.Bytes[4_000..5_000]).ShouldContain(new Find(secret, spelling, 97));
        }
    }

    /// <summary>
    /// Who has the keys too cannot tell, better than the tallies do, on which call an entry was made, by which volunteer, in which centre and with whom. The same
    /// looks at the order in which people were entered, which sealing destroys, find them out.
    /// </summary>
    [Theory, OnBothEngines]
    public async Task WithTheKey_SealedEntries_CannotBeLinked(DatabaseEngine engine)
    {
        var days = await stolen.OfAsync(engine);
        var database = await OpenedDatabase.OpenAsync(days);
        database.Entries.Count.ShouldBe(days.Sealed.Count);
        var truths = days.Sealed.ToDictionary(one => one.Name);
        var (entries, retired) = (new LinkEntries(database, truths), new LinkRetired(database, truths, days.System.Services.GetRequiredService<KeyRing>()));
        var calls = entries.CallOrders();

        var leaking = entries.Try(entries.AsDeclared(), calls[0]).Append(entries.TryNeighbours(entries.AsDeclared())).Concat(retired.Try(retired.AsDeclared()).TakeLast(1)).ToList();
        Say("If sealing kept the order of declaring", leaking);
        leaking.ShouldAllBe(score => score.Likelihood < Significant);

        var orders = await entries.EntryOrdersAsync();
        var scores = orders.SelectMany(order => calls.SelectMany(beside => entries.Try(order, beside)).Append(entries.TryNeighbours(order)))
            .Concat((await retired.OrdersAsync()).SelectMany(retired.Try)).OrderBy(score => score.Likelihood).ToList();
        Say($"The best of {scores.Count} looks at {database.Entries.Count} entries of {database.Calls.Count} conversations in {database.Entries.Max(entry => entry.Batch)} batches", scores.Take(8));
        scores.Where(score => score.Likelihood < Significant).ShouldBeEmpty();
    }

    /// <summary>No id that is left anywhere is one that was sealed.</summary>
    [Theory, OnBothEngines]
    public async Task WithTheKey_NoIdThatIsLeft_LeadsToARetiredOne(DatabaseEngine engine)
    {
        var days = await stolen.OfAsync(engine);
        var retired = new LinkRetired(await OpenedDatabase.OpenAsync(days), days.Sealed.ToDictionary(one => one.Name), days.System.Services.GetRequiredService<KeyRing>());
        var ids = Id().Matches(string.Join('\n', (await Tables.ReadAsync(days.System)).With(""))).Select(match => Guid.Parse(match.Value)).Distinct().ToList();
        ids.Count.ShouldBeGreaterThan(1_000);

        retired.Known(days.Sealed.Select(one => one.Id)).Count().ShouldBe(days.Sealed.Count); // Who has an id can tell.
        retired.Known(ids).ShouldBeEmpty();
    }

    /// <summary>Jottings of days that are over lie in no order of the calls after which they were written, neither by their place on the disk nor by their ids.</summary>
    [Theory, OnBothEngines]
    public async Task WithTheKey_Jottings_CannotBeLinked(DatabaseEngine engine)
    {
        var days = await stolen.OfAsync(engine);
        var keys = days.System.Services.GetRequiredService<KeyRing>();
        var place = engine == DatabaseEngine.Sqlite ? "rowid" : "ctid";
        var onDisk = await days.System.InScopeAsync<LedgerlineDb, List<Jotting>>(db => db.Set<Jotting>().FromSqlRaw($"SELECT * FROM {db.Source.Table("stories", "jottings")} WHERE is_delivered ORDER BY {place}").AsNoTracking().ToListAsync());
        onDisk.Count.ShouldBe(days.Jotted.Sum(day => day.Count));
        onDisk.Count.ShouldBeGreaterThan(100);

        AsWritten("as written", days.Jotted.SelectMany(day => day)).Likelihood.ShouldBeLessThan(Significant);
        var scores = new[] { ("by place", onDisk), ("by id", [.. onDisk.OrderBy(jotting => jotting.Id)]) }
            .Select(order => AsWritten(order.Item1, order.Item2.Select(jotting => keys.Open(KeyPurpose.Jotting, jotting.TextSealed)))).ToList();
        Say("Jottings", scores);
        scores.ShouldAllBe(score => score.Likelihood > Significant);

        // How many follow upon the one upon which they followed when they were written. Of a day's n in an order that tells nothing, each of its n − 1 pairs does once in n times.
        Score AsWritten(string attack, IEnumerable<string> inOrder)
        {
            var next = days.Jotted.SelectMany(day => day.Zip(day.Skip(1))).ToHashSet();
            var byDay = days.Jotted.Select(day => inOrder.Where(day.Contains).ToList()).ToList();
            return new Score(attack, byDay.Sum(day => day.Zip(day.Skip(1)).Count(next.Contains)), byDay.Sum(day => (day.Count - 1.0) / day.Count), byDay.Sum(day => day.Count - 1));
        }
    }

    private static List<(StolenFile File, Find Find)> Find(List<StolenFile> files, IEnumerable<Secret> secrets)
    {
        var search = new ByteSearch(secrets);
        var finds = files.SelectMany(file => search.In(file.Bytes), (file, find) => (file, find)).ToList();
        var shorts = finds.Where(found => found.find.Secret.Spellings.First(one => one.Spelling == found.find.Spelling).Bytes.Length < ByteSearch.Long).ToList();
        if (shorts.Select(found => found.find.Secret).Distinct().Count() <= ByChance)
            finds.RemoveAll(shorts.Contains);
        return finds;
    }

    private void Say(string what, IEnumerable<Score> scores) => output.WriteLine($"{what}:\n  {string.Join("\n  ", scores)}");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}

/// <summary>The same days for all tests of a class, an engine at a time. They take long, and nothing is changed in them.</summary>
public sealed class StolenDays : IAsyncDisposable
{
    private readonly Dictionary<DatabaseEngine, Lazy<Task<FewDays>>> _days = Enum.GetValues<DatabaseEngine>().ToDictionary(engine => engine, engine => new Lazy<Task<FewDays>>(() => FewDays.LiveAsync(engine)));

    internal Task<FewDays> OfAsync(DatabaseEngine engine) => _days[engine].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var days in _days.Values.Where(days => days.IsValueCreated))
            await (await days.Value).DisposeAsync();
    }
}
