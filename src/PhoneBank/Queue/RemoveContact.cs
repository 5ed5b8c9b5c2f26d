using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Takes back a contact that a call made, within the caller's transaction.</summary>
internal static class RemoveContact
{
    /// <returns>False when it has been handed out already.</returns>
    public static async Task<bool> RemoveAsync(LedgerlineDb db, ContactId id, CancellationToken cancel)
    {
        if (await db.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } contact)
            return true;
        // Whoever hands it out at this instant has locked the number: wait for that, and look afterwards.
        await db.Set<Number>().Where(n => n.Id == contact.Number).ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, n => n.NotBefore), cancel);
        if (await db.Set<Call>().AnyAsync(call => call.Contact == id, cancel))
            return false;
        await db.Set<Contact>().Where(c => c.Id == id).ExecuteDeleteAsync(cancel);
        await db.Set<Number>()
            .Where(n => n.Id == contact.Number && !db.Set<Contact>().Any(c => c.Number == n.Id) && !db.Set<Call>().Any(c => c.Number == n.Id))
            .ExecuteDeleteAsync(cancel);
        return true;
    }
}
