using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>Takes back a number that was given on the current call.</summary>
internal sealed class TakeBackReferral(LedgerlineDb db)
{
    /// <returns>False when there is no such referral of this call, or somebody is calling it already.</returns>
    public async Task<bool> TakeBackAsync(CallId id, PersonId volunteer, ContactId contact, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == id && c.Volunteer == volunteer && c.IsCurrent, cancel);
        var referred = ReferredContacts.Read(call?.Referred);
        if (call is null || !referred.Contains(contact) || !await RemoveContact.RemoveAsync(db, contact, cancel))
            return false;
        call.Referred = ReferredContacts.Write([.. referred.Where(other => other != contact)]);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
