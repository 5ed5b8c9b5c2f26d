using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Today;

/// <summary>The calls that were begun in an hour of a centre's day.</summary>
/// <param name="From">What the clock shows as it begins.</param>
internal sealed record HourOfCalls(TimeOnly From, OutcomeCounts Outcomes);

/// <summary>Calls of a centre by the hours of its day. Those with its own telephones are not counted.</summary>
internal sealed class CountHours(LedgerlineDb db, FindCanaries canaries)
{
    private const long Hour = 3_600_000;

    /// <summary>From the first hour with a call to the last; none for a day without. Calls without an outcome are not counted.</summary>
    public async Task<IReadOnlyList<HourOfCalls>> OfAsync(CentreId centre, LocalDay day, CancellationToken cancel)
    {
        var begins = day.Begins;
        var rows = await ReadAsync(centre, begins, day.Ends, cancel);
        if (rows.Count == 0)
            return [];
        var first = rows.Min(row => row.Hour);
        return
        [
            .. Enumerable.Range(first, rows.Max(row => row.Hour) - first + 1).Select(hour => new HourOfCalls(
                day.TimeAt(begins.AddHours(hour)), new(rows.Where(row => row.Hour == hour).ToDictionary(row => (Outcome)row.Outcome, row => row.Calls)))),
        ];
    }

    /// <summary>The same between any two moments, hours counted from the first.</summary>
    public async Task<IReadOnlyList<Row>> ReadAsync(CentreId centre, DateTimeOffset begins, DateTimeOffset ends, CancellationToken cancel)
    {
        var own = (await canaries.ContactsOfAsync(centre, cancel)).Select(contact => (object)contact.Value).ToList();
        return await db.Database.SqlQueryRaw<Row>(Read(db.Source, own.Count), [centre.Value, begins.ToUnixTimeMilliseconds(), ends.ToUnixTimeMilliseconds(), .. own]).ToListAsync(cancel);
    }

    // EF has no arithmetic on instants. Hours are counted from the day's beginning, so that a day on which clocks change has 23 or 25, and one that begins at a half hour is right too.
    private static string Read(Database database, int without) => $$"""
        SELECT CAST((c.started_at - {1}) / {{Hour}} AS integer) AS "Hour", c.outcome AS "Outcome", CAST(COUNT(*) AS integer) AS "Calls"
        FROM {{Statement.Table(database, "campaigns")}} AS k JOIN {{Statement.Table(database, "calls")}} AS c ON c.campaign = k.id
        WHERE k.centre = {0} AND c.started_at >= {1} AND c.started_at < {2} AND c.outcome IS NOT NULL
            {{(without == 0 ? "" : $"AND (c.contact IS NULL OR c.contact NOT IN ({string.Join(", ", Enumerable.Range(3, without).Select(i => $"{{{i}}}"))}))")}}
        GROUP BY 1, 2
        """;

    internal sealed class Row
    {
        public int Hour { get; init; }

        public int Outcome { get; init; }

        public int Calls { get; init; }
    }
}
