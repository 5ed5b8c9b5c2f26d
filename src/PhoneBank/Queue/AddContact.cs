using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Adds to a campaign a number that somebody gave on a call, at the head of its queue, within the caller's transaction. Who gave it is not kept.</summary>
internal sealed class AddContact(LedgerlineDb db, DoNotCallList doNotCall, NumberVault vault, KeyRing keys, TimeProvider clock)
{
    /// <returns>The campaign's contact of this number, tracked, and whether it is new; null when its person asked not to be called.</returns>
    public async Task<(Contact Contact, bool IsNew)?> AddAsync(CampaignId campaign, PhoneNumber number, string? name, CancellationToken cancel)
    {
        if (await doNotCall.HoldsAsync(number, cancel))
            return null;
        var now = clock.GetUtcNow();
        var hash = vault.Hash(number);
        var nameSealed = name is null ? null : keys.Seal(KeyPurpose.Note, name);
        var zone = ZoneOf.Number(number, now);
        var readyAt = (await QueuePlaces.ReadAsync(db, campaign, 1, now, cancel)).Of(zone, 0);
        var wanted = new NewContact(ContactId.New(), hash, vault.Seal(number), zone, nameSealed, null, readyAt);
        var added = await InsertContacts.InsertAsync(db, campaign, null, [wanted], cancel);
        var contact = await db.Set<Contact>()
            .SingleAsync(c => c.Campaign == campaign && db.Set<Number>().Any(n => n.Id == c.Number && n.NumberHash == hash), cancel);
        return (contact, added.Count == 1);
    }
}
