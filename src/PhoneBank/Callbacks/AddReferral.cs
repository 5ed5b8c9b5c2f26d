using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

internal enum ReferralOutcome
{
    Added,

    /// <summary>The campaign has this number already.</summary>
    AlreadyThere,

    /// <summary>Its person asked not to be called.</summary>
    DoNotCall,

    /// <summary>There is no such current call of this volunteer.</summary>
    NoSuchCall,
}

/// <summary>Another number that somebody gives on a call becomes a contact of the campaign. Which call it came from is known only until the next one.</summary>
internal sealed class AddReferral(LedgerlineDb db, AddContact addContact)
{
    public async Task<ReferralOutcome> AddAsync(CallId id, PersonId volunteer, PhoneNumber number, string? name, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.Id == id && c.Volunteer == volunteer && c.IsCurrent, cancel);
        if (call is null)
            return ReferralOutcome.NoSuchCall;
        if (await addContact.AddAsync(call.Campaign, number, name, cancel) is not { } added || added.Contact.State == ContactState.NeverCall)
            return ReferralOutcome.DoNotCall;
        if (!added.IsNew)
            return ReferralOutcome.AlreadyThere;
        call.Referred = ReferredContacts.Write([.. ReferredContacts.Read(call.Referred), added.Contact.Id]);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ReferralOutcome.Added;
    }
}
