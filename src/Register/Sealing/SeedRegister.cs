using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register;

/// <summary>Fills an empty register with invented entries over two years up to today, hostile names among them. For demonstrations and tests.</summary>
public sealed class SeedRegister
{
    private const int Days = 730;
    private const int Batch = 20_000;

    private readonly LedgerlineDb _db;
    private readonly ISealedRows _rows;
    private readonly AppendToLog _append;
    private readonly TimeProvider _time;
    private readonly PublicVersion _version;

    internal SeedRegister(LedgerlineDb db, ISealedRows rows, AppendToLog append, TimeProvider time, PublicVersion version) =>
        (_db, _rows, _append, _time, _version) = (db, rows, append, time, version);

    /// <summary>Writes <paramref name="entries"/> sealed entries; the same seed gives the same days, organisations and records. They have no receipts.</summary>
    /// <exception cref="InvalidOperationException">The register has entries, or there is no log.</exception>
    public async Task RunAsync(int entries, int seed, CancellationToken cancel = default)
    {
        if (await _db.Set<LogState>().AnyAsync(state => state.Size > 0, cancel))
            throw new InvalidOperationException("The register has entries. Invented ones are never put among real ones.");
        foreach (var invented in Invent(entries, seed, DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime)).Chunk(Batch))
        {
            var people = invented.AsParallel().AsOrdered().Select(person => SealedPerson.Of(person.Day, person.Organisations, person.Record, null)).ToArray();
            await using var write = await _db.BeginWriteAsync(cancel);
            await _append.AppendAsync(people, [], cancel);
            await _rows.AddToTalliesAsync(_db, Counting.Tallies(people.Select(person => (person.Day, (Guid?)null, Channel.Call, person.Organisations))), cancel);
            await _rows.AddToDayTotalsAsync(_db, Counting.DayTotals(people, []), cancel);
            await write.CommitAsync(cancel);
            _version.Changed();
        }
    }

#pragma warning disable RS0030 // A seeded generator: the same demonstration every time.
    private static IEnumerable<(DateOnly Day, Organisations Organisations, CanonicalRecord Record)> Invent(int entries, int seed, DateOnly today)
    {
        var generator = new Random(seed);
        var days = Enumerable.Range(0, entries).Select(_ => today.AddDays(-generator.Next(Days))).Order().ToList();
        return days.Select(day => (day, SomeOrganisations(generator), SomeRecord(generator)));
    }

    private static CanonicalRecord SomeRecord(Random generator)
    {
        var (kind, name, details) = (SomeKind(generator), DemoNames.Next(generator), DemoDetails.Next(generator));
        return new CanonicalRecord(kind, name.Text, details.Place?.Code, details.Statement?.Text);
    }

    private static Organisations SomeOrganisations(Random generator) => generator.Next(10) switch
    {
        < 4 => Organisations.YoungPioneers,
        < 7 => Organisations.YouthLeague | Organisations.YoungPioneers,
        < 9 => Organisations.Party | Organisations.YouthLeague | Organisations.YoungPioneers,
        _ => Organisations.Party,
    };

    private static NameKind SomeKind(Random generator) => generator.Next(6) == 0 ? NameKind.RealName : NameKind.Pseudonym;
#pragma warning restore RS0030
}
