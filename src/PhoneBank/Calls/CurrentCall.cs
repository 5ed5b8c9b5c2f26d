using Ledgerline.Centres;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>The one call that a volunteer has in hand.</summary>
internal sealed class CurrentCall(LedgerlineDb db, DoNotCallList doNotCall, TimeProvider clock)
{
    public Task<Call?> FindAsync(PersonId volunteer, CancellationToken cancel) =>
        db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(call => call.Volunteer == volunteer && call.IsCurrent, cancel);

    /// <summary>The call that she has not reported, its lease held on; null when there is none, or when somebody else has the number now.</summary>
    public async Task<CallId?> FindUnreportedAsync(PersonId volunteer, CancellationToken cancel)
    {
        if (await FindAsync(volunteer, cancel) is not { EndedAt: null } call)
            return null;
        if (call.Number is null)
            return call.Id;
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await Leases.HoldAsync(db, call, clock.GetUtcNow() + Leases.Duration, cancel))
            return null;
        await write.CommitAsync(cancel);
        return call.Id;
    }

    /// <summary>
    /// Ends for good whatever she has in hand, within the caller's transaction: from here on its outcome cannot be undone. Only "never call again" can, for the
    /// minutes of <see cref="UndoNeverCall"/>; where these are over, the number is gone.
    /// </summary>
    /// <returns>False, and nothing done, when she has a call to report: another tab of hers was quicker by an instant.</returns>
    public async Task<bool> FinishAsync(PersonId volunteer, CancellationToken cancel)
    {
        if (await FindAsync(volunteer, cancel) is not { } call)
            return true;
        if (call.EndedAt is null && (call.Number is null || await db.Set<Number>().AnyAsync(n => n.Id == call.Number && n.Lease == call.Id, cancel)))
            return false;
        await FinishAsync(call, cancel);
        return true;
    }

    public async Task FinishAsync(Call call, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isUndoable = UndoNeverCall.IsUndoable(call, now);
        await db.Set<Call>().Where(c => c.Id == call.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.IsCurrent, false)
                .SetProperty(c => c.Undo, c => isUndoable ? c.Undo : null)
                .SetProperty(c => c.Referred, (string?)null)
                .SetProperty(c => c.EndedAt, c => c.EndedAt ?? now),
            cancel);
        if (!isUndoable && call is { Outcome: Outcome.NeverCallAgain, Number: { } number })
            await doNotCall.ForgetAsync(number, cancel);
    }
}
