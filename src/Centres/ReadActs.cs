using Ledgerline.Centres.Audit;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <param name="Subject">To what it was done; empty for nothing.</param>
public sealed record Act(PersonId Person, DateTimeOffset At, Guid Subject);

/// <param name="Hour">When the hour began, in UTC.</param>
/// <param name="Acts">How often she did it in that hour.</param>
public sealed record HourOfActs(PersonId Person, DateTimeOffset Hour, int Acts);

/// <summary>Reads of a centre's audit trail how its staff did one kind of thing lately. A trail is never short: only what is recent is read.</summary>
public sealed class ReadActs
{
    private const long HourMilliseconds = 3_600_000;

    private readonly LedgerlineDb _db;

    internal ReadActs(LedgerlineDb db) => _db = db;

    /// <summary>Each of them, the oldest first.</summary>
    public async Task<IReadOnlyList<Act>> SinceAsync(CentreId centre, string action, DateTimeOffset since, CancellationToken cancel = default)
    {
        var first = await FirstAsync(centre, since, cancel);
        var entries = await Of(centre).Where(entry => entry.Action == action && entry.Sequence >= first && entry.At >= since)
            .OrderBy(entry => entry.Sequence).Select(entry => new { entry.PersonId, entry.At, entry.Subject }).ToListAsync(cancel);
        return [.. entries.Select(entry => new Act(new PersonId(entry.PersonId), entry.At, Guid.ParseExact(entry.Subject, "N")))];
    }

    /// <summary>How often each did it in each hour in which she did.</summary>
    public async Task<IReadOnlyList<HourOfActs>> ByHourAsync(CentreId centre, string action, DateTimeOffset since, CancellationToken cancel = default)
    {
        var first = await FirstAsync(centre, since, cancel);
        var rows = await _db.Database.SqlQueryRaw<Row>(CountByHour(_db.Source), centre.Value, action, first, since.ToUnixTimeMilliseconds()).ToListAsync(cancel);
        return [.. rows.Select(row => new HourOfActs(new PersonId(row.Person), DateTimeOffset.FromUnixTimeMilliseconds(row.Hour * HourMilliseconds), row.Acts))];
    }

    // EF has no arithmetic on instants.
    private static string CountByHour(Database database) => $$"""
        SELECT person_id AS "Person", CAST(at / {{HourMilliseconds}} AS bigint) AS "Hour", CAST(COUNT(*) AS integer) AS "Acts"
        FROM {{database.Table(CentresModel.Schema, "audit_entries")}}
        WHERE centre_id = {0} AND action = {1} AND sequence >= {2} AND at >= {3} GROUP BY 1, 2
        """;

    /// <summary>
    /// A sequence before which nothing is so recent, by halving: instants rise along a chain but for the moments in which two waited for each other, and are not indexed.
    /// </summary>
    private async Task<long> FirstAsync(CentreId centre, DateTimeOffset since, CancellationToken cancel)
    {
        var wanted = since - TimeSpan.FromMinutes(1);
        var (low, high) = (1L, 1 + ((await Of(centre).MaxAsync(entry => entry.Sequence, cancel)) ?? 0));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var at = await Of(centre).Where(entry => entry.Sequence == middle).Select(entry => (DateTimeOffset?)entry.At).SingleOrDefaultAsync(cancel);
            // What is missing is passed over as if it were old: the trail's own page says that it is missing.
            if (at is null || at < wanted)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private IQueryable<AuditEntry> Of(CentreId centre) => _db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.CentreId == centre.Value);

    private sealed class Row
    {
        public Guid Person { get; init; }

        public long Hour { get; init; }

        public int Acts { get; init; }
    }
}
