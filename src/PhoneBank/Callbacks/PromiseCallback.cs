using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>Writes down whom a volunteer calls back, and when. Within the caller's transaction.</summary>
internal sealed class PromiseCallback(LedgerlineDb db, AddContact addContact, KeyRing keys)
{
    public void To(Contact contact, PersonId volunteer, CallbackRequest callback)
    {
        contact.State = ContactState.CallBack;
        contact.Owner = volunteer;
        contact.CallbackAt = callback.At;
        contact.ReadyAt = callback.At;
        contact.FinishedAt = null;
        contact.ForWhomSealed = callback.ForWhom is { Length: > 0 } name ? keys.Seal(KeyPurpose.Note, name) : null;
    }

    /// <returns>How to undo it: the number, and its contact as it was if there was one; null when the number must not be called.</returns>
    public async Task<(PromisedNumber Number, ContactBefore? Before)?> OnAnotherNumberAsync(
        Call call, PhoneNumber other, CallbackRequest callback, CancellationToken cancel)
    {
        if (await addContact.AddAsync(call.Campaign, other, null, cancel) is not { } added || added.Contact.State == ContactState.NeverCall)
            return null;
        var contact = added.Contact;
        var before = added.IsNew ? null : ContactBefore.Of(contact);
        To(contact, call.Volunteer, callback);
        await db.SaveChangesAsync(cancel);
        var notBefore = await NotBeforeAsync(contact.Number, cancel);
        await KeepForCallback.KeepAsync(db, contact.Number, cancel);
        var until = await NotBeforeAsync(contact.Number, cancel);
        return (new(contact.Number.Value, added.IsNew ? contact.Id.Value : null, notBefore, until), before);
    }

    private Task<DateTimeOffset> NotBeforeAsync(NumberId number, CancellationToken cancel) =>
        db.Set<Number>().Where(n => n.Id == number).Select(n => n.NotBefore).SingleAsync(cancel);
}
