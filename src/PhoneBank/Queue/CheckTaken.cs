using Ledgerline.Centres;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Looks once more at a contact that was just taken out of the queue. One that must not be handed out is put out of its way for good.</summary>
internal sealed class CheckTaken(LedgerlineDb db, DoNotCallList doNotCall, NumberVault vault, KeyRing keys, TimeProvider clock)
{
    /// <summary>Within the transaction in which it was taken.</summary>
    public async Task<bool> MayBeHandedOutAsync(TakenContact taken, PersonId volunteer, CancellationToken cancel)
    {
        if (await doNotCall.HoldsAsync(vault.Open(taken.NumberSealed), cancel))
        {
            // It came into a list at the very moment at which its person asked not to be called.
            await doNotCall.ForgetAsync(taken.Number, cancel);
            return false;
        }

        if (!taken.IsCallback || !await IsCanaryOfAnotherAsync(taken.Contact, volunteer, cancel))
            return true;
        // Somebody left her callback lying. The telephone was hers alone, and stays so.
        await Canary.RestAsync(db, taken.Contact, ContactState.CallBack, clock.GetUtcNow(), cancel);
        await db.Set<Number>().Where(n => n.Id == taken.Number).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.Lease, (CallId?)null).SetProperty(n => n.LeasedUntil, DateTimeOffset.UnixEpoch), cancel);
        return false;
    }

    private async Task<bool> IsCanaryOfAnotherAsync(ContactId contact, PersonId volunteer, CancellationToken cancel) =>
        await Canary.IsAsync(db, keys, contact, cancel) && await db.Set<Contact>().AnyAsync(c => c.Id == contact && c.Owner != volunteer, cancel);
}
