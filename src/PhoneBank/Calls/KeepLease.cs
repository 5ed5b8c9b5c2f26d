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

/// <param name="Until">When the lease ends, if it is held: by this the page can say, when it is closed, which lease it means.</param>
internal readonly record struct RenewedLease(LeaseState State, DateTimeOffset Until);

/// <summary>The open page renews its lease each minute; the page that is closed lets go of it soon.</summary>
internal sealed class KeepLease(LedgerlineDb db, TimeProvider clock)
{
    public async Task<RenewedLease> RenewAsync(CallId id, PersonId volunteer, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var until = clock.GetUtcNow() + Leases.Duration;
        if (await FindAsync(id, volunteer, cancel) is not { } call)
            return new(LeaseState.NoSuchCall, until);
        if (!await Leases.HoldAsync(db, call, until, cancel))
            return new(LeaseState.Lost, until);
        await write.CommitAsync(cancel);
        return new(LeaseState.Held, until);
    }

    /// <param name="until">When the lease ended as far as the page knew. Where it ends at another time by now the page was reloaded, and this is its farewell that
    /// came late: nothing is done.</param>
    public async Task<LeaseState> LeaveAsync(CallId id, PersonId volunteer, DateTimeOffset until, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await FindAsync(id, volunteer, cancel) is not { } call)
            return LeaseState.NoSuchCall;
        if (!await Leases.HoldAsync(db, call, clock.GetUtcNow() + Leases.AfterLeaving, cancel, until))
            return await db.Set<Number>().AnyAsync(n => n.Id == call.Number && n.Lease == id, cancel) ? LeaseState.Held : LeaseState.Lost;
        await write.CommitAsync(cancel);
        return LeaseState.Held;
    }

    private Task<Call?> FindAsync(CallId id, PersonId volunteer, CancellationToken cancel) =>
        db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Volunteer == volunteer && c.IsCurrent && c.EndedAt == null, cancel);
}
