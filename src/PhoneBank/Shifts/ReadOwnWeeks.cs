using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Shifts;

/// <param name="Worked">Without pauses.</param>
/// <param name="Declared">Of a week: null where that is not kept. Of a day: those that are still held, for more is never known of a day.</param>
internal sealed record OwnNumbers(int Calls, int SpokenWith, TimeSpan Worked, int? Declared);

/// <param name="Monday">By her centre's clock, as the day is.</param>
internal sealed record OwnWeek(DateOnly Monday, OwnNumbers Numbers);

/// <param name="Shift">The one that she is on, or null.</param>
/// <param name="Weeks">This one first, then those before it in which she called.</param>
internal sealed record OwnWork(Shift? Shift, OwnNumbers Today, IReadOnlyList<OwnWeek> Weeks);

/// <summary>What a volunteer did, by day and week. For herself only: nobody else is shown it, and it is compared with nobody's.</summary>
internal sealed class ReadOwnWeeks(LedgerlineDb db, CentreClock centreClock, TimeProvider clock)
{
    public async Task<OwnWork> OfAsync(Actor volunteer, int heldToday, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var today = LocalDay.Of(now, await centreClock.ZoneOfAsync(volunteer.Centre, cancel));
        var oldest = today.Monday.AddDays(-7 * (ForgetOldWeeks.WeeksKept - 1));
        var since = oldest.Begins;
        var calls = await db.Set<Call>().Where(call => call.Volunteer == volunteer.Person && call.StartedAt >= since && call.Outcome != null)
            .Select(call => new Done(call.StartedAt, call.Outcome!.Value)).ToListAsync(cancel);
        var shifts = await db.Set<Shift>().AsNoTracking().Where(shift => shift.Volunteer == volunteer.Person && (shift.StartedAt >= since || shift.EndedAt == null)).ToListAsync(cancel);
        var tallies = await db.Set<WeekTally>().Where(tally => tally.Volunteer == volunteer.Person).ToDictionaryAsync(tally => tally.Week, tally => tally.Declared, cancel);

        OwnNumbers Between(LocalDay from, int days, int? declared)
        {
            var (begins, ends) = (from.Begins, from.AddDays(days).Begins);
            var mine = calls.Where(call => call.At >= begins && call.At < ends).ToList();
            var worked = shifts.Where(shift => shift.StartedAt >= begins && shift.StartedAt < ends).Aggregate(TimeSpan.Zero, (sum, shift) => sum + shift.Worked(now));
            return new OwnNumbers(mine.Count, mine.Count(call => OutcomeCounts.Talks.Contains(call.Outcome)), worked, declared);
        }

        var weeks = Enumerable.Range(0, ForgetOldWeeks.WeeksKept).Select(back => today.Monday.AddDays(-7 * back))
            .Select(monday => new OwnWeek(monday.Date, Between(monday, 7, tallies.TryGetValue(monday.Date, out var declared) ? declared : null)))
            .Where(week => week.Monday == today.Monday.Date || week.Numbers is { Calls: > 0 } or { Worked.Ticks: > 0 });
        return new OwnWork(shifts.SingleOrDefault(shift => shift.EndedAt is null), Between(today, 1, heldToday), [.. weeks]);
    }

    /// <summary>Whether she has called for so long that she is told to think of a rest, and has not put that away.</summary>
    public async Task<bool> IsLongAsync(PersonId volunteer, CancellationToken cancel) =>
        await db.Set<Shift>().AsNoTracking().SingleOrDefaultAsync(shift => shift.Volunteer == volunteer && shift.EndedAt == null, cancel) is { } shift
        && shift.IsLong(clock.GetUtcNow());

    private sealed record Done(DateTimeOffset At, Outcome Outcome);
}
