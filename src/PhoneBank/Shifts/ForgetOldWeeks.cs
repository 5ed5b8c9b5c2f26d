using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>Deletes what decision 8 does not keep: tallies of weeks in which few were spoken with, and all that is older than eight weeks.</summary>
internal sealed class ForgetOldWeeks(LedgerlineDb db, CentreClock centreClock, TimeProvider clock)
{
    public const int WeeksKept = 8;

    /// <summary>Where she spoke with fewer, a number of declarations would say too much of each of them.</summary>
    public const int FewestSpokenWith = 10;

    private const int AtOnce = 100;

    public async Task RunAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var oldest = LocalDay.Of(now, TimeZoneInfo.Utc).Monday.AddDays(-7 * WeeksKept);
        await using var write = await db.BeginWriteAsync(cancel);
        await db.Set<Shift>().Where(shift => shift.EndedAt != null && shift.StartedAt < oldest.Begins).ExecuteDeleteAsync(cancel);
        await db.Set<WeekTally>().Where(tally => tally.Week < oldest.Date).ExecuteDeleteAsync(cancel);
        // Over everywhere on earth a day after it is over in UTC.
        var over = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-8);
        foreach (var tally in await db.Set<WeekTally>().Where(tally => tally.Week <= over && !tally.MayBeKept).OrderBy(tally => tally.Week).Take(AtOnce).ToListAsync(cancel))
        {
            if (await SpokenWithAsync(tally, cancel) < FewestSpokenWith)
                db.Remove(tally);
            else
                tally.MayBeKept = true;
        }

        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }

    private async Task<int> SpokenWithAsync(WeekTally tally, CancellationToken cancel)
    {
        var centre = await db.Set<Shift>().Where(shift => shift.Volunteer == tally.Volunteer).OrderByDescending(shift => shift.StartedAt)
            .Select(shift => (CentreId?)shift.Centre).FirstOrDefaultAsync(cancel);
        var week = new LocalDay(tally.Week, centre is { } known ? await centreClock.ZoneOfAsync(known, cancel) : TimeZoneInfo.Utc);
        var (begins, ends) = (week.Begins, week.AddDays(7).Begins);
        return await db.Set<Call>().CountAsync(
            call => call.Volunteer == tally.Volunteer && call.StartedAt >= begins && call.StartedAt < ends && call.Outcome != null && OutcomeCounts.Talks.Contains(call.Outcome.Value), cancel);
    }
}
