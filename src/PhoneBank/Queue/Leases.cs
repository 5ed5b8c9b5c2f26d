using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// A lease keeps a number to one call. It is held as long as nobody else has been handed the number: also when its time is over, so that a
/// volunteer whose network was away can still report. Only the lease's own call can change it.
/// </summary>
internal static class Leases
{
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(10);

    /// <summary>What is left of it when the page is closed: a reload keeps the contact, a closed laptop gives it back.</summary>
    public static readonly TimeSpan AfterLeaving = TimeSpan.FromSeconds(45);

    /// <summary>For how long a callback waits for the volunteer who promised it before anybody may make it.</summary>
    public static readonly TimeSpan CallbackGrace = TimeSpan.FromMinutes(15);

    /// <summary>Holds the number until then. Within the caller's transaction, or alone.</summary>
    /// <param name="instead">Only where it ends at this moment now; null whenever it does.</param>
    /// <returns>False when the call does not have it any more, or it ends at another moment.</returns>
    public static async Task<bool> HoldAsync(LedgerlineDb db, Call call, DateTimeOffset until, CancellationToken cancel, DateTimeOffset? instead = null)
    {
        if (call.Number is not { } number || call.Contact is not { } contact)
            return true;
        var held = await db.Set<Number>().Where(n => n.Id == number && n.Lease == call.Id && (instead == null || n.LeasedUntil == instead))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.LeasedUntil, until), cancel);
        if (held == 0)
            return false;
        await KeepAsync(db, contact, until, cancel);
        return true;
    }

    /// <summary>
    /// Keeps a contact out of the queue until its lease is over. One that is not due before then stays as it is, and one that asked for a later time is not
    /// called before it: they may have called us.
    /// </summary>
    public static Task KeepAsync(LedgerlineDb db, ContactId contact, DateTimeOffset until, CancellationToken cancel)
    {
        // No lease ends later than this; who is ready later waits for something else.
        var latest = until + Duration;
        return db.Set<Contact>().Where(c => c.Id == contact && c.ReadyAt <= latest).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ReadyAt, c => c.CallbackAt != null && c.CallbackAt > until ? c.CallbackAt.Value : until), cancel);
    }

    /// <summary>Ends the lease, and with it, until the transaction ends, keeps every other report on this number waiting.</summary>
    /// <returns>False when the call does not have the number any more.</returns>
    public static async Task<bool> ReleaseAsync(LedgerlineDb db, Call call, DateTimeOffset notBefore, CancellationToken cancel) =>
        await db.Set<Number>().Where(n => n.Id == call.Number && n.Lease == call.Id).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.Lease, (CallId?)null)
                .SetProperty(n => n.LeasedUntil, DateTimeOffset.UnixEpoch)
                .SetProperty(n => n.NotBefore, notBefore),
            cancel) > 0;
}
