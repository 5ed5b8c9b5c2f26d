using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Ends a call of which there is nothing to report: the contact goes back to the queue as it was.</summary>
internal sealed class GiveBackCall(LedgerlineDb db, CurrentCall current, TimeProvider clock)
{
    /// <returns>False when there is no such open call of hers.</returns>
    public async Task<bool> GiveBackAsync(CallId id, PersonId volunteer, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await current.FindAsync(volunteer, cancel) is not { EndedAt: null } call || call.Id != id)
            return false;
        var now = clock.GetUtcNow();
        var notBefore = await db.Set<Number>().Where(n => n.Id == call.Number).Select(n => (DateTimeOffset?)n.NotBefore).SingleOrDefaultAsync(cancel);
        if (notBefore is { } unchanged && await Leases.ReleaseAsync(db, call, unchanged, cancel))
            await Leases.KeepAsync(db, call.Contact!.Value, now, cancel);
        await current.FinishAsync(call, cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
