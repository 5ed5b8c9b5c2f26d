using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

internal enum LeaseState
{
    Held,

    /// <summary>Somebody else has been handed the number.</summary>
    Lost,

    /// <summary>There is no such open call of this volunteer.</summary>
    NoSuchCall,
}

/// <summary>The open page renews its lease each minute; the page that is closed lets go of it soon.</summary>
internal sealed class KeepLease(LedgerlineDb db, TimeProvider clock)
{
    public Task<LeaseState> RenewAsync(CallId id, PersonId volunteer, CancellationToken cancel = default) =>
        HoldAsync(id, volunteer, Leases.Duration, cancel);

    public Task<LeaseState> LeaveAsync(CallId id, PersonId volunteer, CancellationToken cancel = default) =>
        HoldAsync(id, volunteer, Leases.AfterLeaving, cancel);

    private async Task<LeaseState> HoldAsync(CallId id, PersonId volunteer, TimeSpan duration, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var call = await db.Set<Call>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.Volunteer == volunteer && c.IsCurrent && c.EndedAt == null, cancel);
        if (call is null)
            return LeaseState.NoSuchCall;
        if (!await Leases.HoldAsync(db, call, clock.GetUtcNow() + duration, cancel))
            return LeaseState.Lost;
        await write.CommitAsync(cancel);
        return LeaseState.Held;
    }
}
