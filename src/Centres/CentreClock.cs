using Ledgerline.Centres.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>The clock on the wall of a centre: the day of those who work there begins and ends by it.</summary>
public sealed class CentreClock(LedgerlineDb db, AuditTrail audit)
{
    /// <summary>The centre's zone; UTC until its coordinator has said which, and where this machine knows it no longer.</summary>
    public async Task<TimeZoneInfo> ZoneOfAsync(CentreId centre, CancellationToken cancel = default)
    {
        var id = await db.Set<Centre>().Where(c => c.Id == centre.Value).Select(c => c.Zone).SingleOrDefaultAsync(cancel);
        return id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    /// <summary>The day that it is at the centre at that moment.</summary>
    public async Task<DateOnly> DayOfAsync(CentreId centre, DateTimeOffset at, CancellationToken cancel = default) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, await ZoneOfAsync(centre, cancel)).DateTime);

    /// <summary>Sets it to what <see cref="TimeZoneInfo"/> finds by that name.</summary>
    internal async Task SetAsync(Actor actor, TimeZoneInfo zone, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Centre>().Where(c => c.Id == actor.Centre.Value).ExecuteUpdateAsync(set => set.SetProperty(c => c.Zone, zone.Id), cancel);
        audit.Record(actor, "clock-set", Guid.Empty);
        await write.CommitAsync(cancel);
    }
}
