using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Today;

/// <summary>What somebody who is on is doing.</summary>
internal enum Presence
{
    OnACall,
    BetweenCalls,
    Pausing,
}

/// <param name="Since">Since when she does that.</param>
internal sealed record OnNow(PersonId Person, Presence Presence, DateTimeOffset Since);

/// <summary>Who is on a shift of a centre. Not how many calls anybody made: nobody is compared.</summary>
internal sealed class WhoIsOn(LedgerlineDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<OnNow>> OfAsync(CentreId centre, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await (from shift in db.Set<Shift>()
                          where shift.Centre == centre && shift.EndedAt == null
                          join call in db.Set<Call>().Where(call => call.IsCurrent && call.EndedAt == null) on shift.Volunteer equals call.Volunteer into calls
                          from call in calls.DefaultIfEmpty()
                          select new
                          {
                              shift.Volunteer,
                              shift.StartedAt,
                              shift.PausedAt,
                              CallAt = (DateTimeOffset?)call!.StartedAt,
                              // Somebody who called us has no number; whose page is closed has a lease that is over.
                              IsHeld = call != null && (call.Number == null || db.Set<Number>().Any(n => n.Id == call.Number && n.Lease == call.Id && n.LeasedUntil > now)),
                              LastEnd = db.Set<Call>().Where(done => done.Volunteer == shift.Volunteer && done.StartedAt >= shift.StartedAt).Max(done => done.EndedAt),
                          }).ToListAsync(cancel);
        return [.. rows.Select(row => row switch
        {
            { IsHeld: true, CallAt: { } began } => new OnNow(row.Volunteer, Presence.OnACall, began),
            { PausedAt: { } paused } => new OnNow(row.Volunteer, Presence.Pausing, paused),
            _ => new OnNow(row.Volunteer, Presence.BetweenCalls, row.LastEnd ?? row.CallAt ?? row.StartedAt),
        })];
    }
}
