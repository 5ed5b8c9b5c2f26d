using Ledgerline.Centres;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Refusing;

/// <param name="People">How many people of the whole centre are sealed of that day: hers are among them, if there are any.</param>
internal sealed record DayBound(DateOnly Day, long People);

/// <summary>
/// How many sealed entries can be an account's at most: the centre's tallies of the days of its shifts, as long as shifts are kept. More is not known of what is
/// sealed.
/// </summary>
internal sealed class BoundSealed(LedgerlineDb db, CentreTallies tallies, TimeProvider clock)
{
    /// <summary>The days, as the register counts them, on which she was on a shift; the newest first.</summary>
    public async Task<IReadOnlyList<DayBound>> OfAsync(CentreId centre, PersonId account, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var shifts = await db.Set<Shift>().Where(shift => shift.Centre == centre && shift.Volunteer == account).Select(shift => new { shift.StartedAt, shift.EndedAt }).ToListAsync(cancel);
        var days = shifts.SelectMany(shift => Days(shift.StartedAt, shift.EndedAt ?? now)).Distinct().OrderDescending().ToList();
        var counts = await tallies.OfAsync(centre.Value, days, cancel);
        return [.. days.Select(day => new DayBound(day, counts.GetValueOrDefault(day)))];
    }

    private static IEnumerable<DateOnly> Days(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (DateOnly.FromDateTime(from.UtcDateTime), DateOnly.FromDateTime(to.UtcDateTime));
        return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays);
    }
}
