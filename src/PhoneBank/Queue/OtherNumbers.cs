using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>
/// What a report makes of the other numbers of somebody who has several: one of them at a time is in the queue, whoever was reached on one is not called on
/// another, and who never wants to be called is called on none. A callback that was promised stands. Within the caller's transaction.
/// </summary>
internal sealed class OtherNumbers(LedgerlineDb db, DoNotCallList doNotCall, NumberVault vault, TimeProvider clock)
{
    /// <param name="contact">The one who was called, as the report has left it.</param>
    public async Task<OtherNumbersChange> FollowAsync(Contact contact, Transition transition, CancellationToken cancel)
    {
        var change = new OtherNumbersChange([], []);
        if (contact.Person is null)
            return change;
        var others = await HoldAsync([contact], cancel);
        var isReached = contact.State.IsFinished() && transition.ReachesPerson;
        if (contact.State.IsFinished() && !isReached)
        {
            if (others.All(other => other.State == ContactState.Spare) && others is [var next, ..])
                await CallNextAsync(next, change, cancel);
            return change;
        }

        foreach (var other in others.Where(other => other.State is ContactState.Waiting or ContactState.Paused || (isReached && other.State == ContactState.Spare)))
            Set(other, isReached ? ContactState.Ended : ContactState.Spare, change);
        return change;
    }

    /// <param name="contacts">All contacts of a number whose person asked never to be called again.</param>
    public async Task<OtherNumbersChange> CloseAsync(IReadOnlyCollection<Contact> contacts, CancellationToken cancel)
    {
        var change = new OtherNumbersChange([], []);
        foreach (var other in await HoldAsync(contacts, cancel))
        {
            Set(other, ContactState.NeverCall, change);
            var numberSealed = await db.Set<Number>().Where(number => number.Id == other.Number).Select(number => number.NumberSealed).SingleAsync(cancel);
            if (numberSealed is not null && await doNotCall.AddAsync(vault.Open(numberSealed), cancel))
                change.PutOnDoNotCall.Add(other.Number.Value);
        }

        return change;
    }

    /// <returns>False when somebody has been handed one that the report brought into the queue.</returns>
    public async Task<bool> UndoAsync(OtherNumbersChange change, CancellationToken cancel)
    {
        var ids = change.Contacts.Select(other => new ContactId(other.Before.Id)).ToList();
        var contacts = await db.Set<Contact>().Where(contact => ids.Contains(contact.Id)).ToDictionaryAsync(contact => contact.Id.Value, cancel);
        foreach (var (before, became) in change.Contacts)
        {
            // Who was forgotten since stays so, and what somebody has reported since.
            if (!contacts.TryGetValue(before.Id, out var contact) || contact.IsForgotten || contact.State != became)
                continue;
            if (became == ContactState.Waiting && await db.Set<Number>().AnyAsync(number => number.Id == contact.Number && number.Lease != null, cancel))
                return false;
            before.PutBack(contact);
        }

        foreach (var number in change.PutOnDoNotCall)
            await TakeOffDoNotCallAsync(new NumberId(number), cancel);
        return true;
    }

    /// <summary>The other contacts of the same people that nobody is through with, held until the transaction ends; in the order in which they were given.</summary>
    private async Task<List<Contact>> HoldAsync(IReadOnlyCollection<Contact> contacts, CancellationToken cancel)
    {
        var (people, ids) = (contacts.Select(contact => contact.Person).OfType<Guid>().ToList(), contacts.Select(contact => contact.Id).ToList());
        if (people.Count == 0)
            return [];
        var theirs = db.Set<Contact>().Where(other => other.Person != null && people.Contains(other.Person.Value) && !ids.Contains(other.Id));
        await theirs.ExecuteUpdateAsync(set => set.SetProperty(other => other.Person, other => other.Person), cancel);
        return [.. (await theirs.ToListAsync(cancel)).Where(other => !other.State.IsFinished()).OrderBy(other => other.Id.Value.ToString(), StringComparer.Ordinal)];
    }

    private async Task CallNextAsync(Contact next, OtherNumbersChange change, CancellationToken cancel)
    {
        var before = ContactBefore.Of(next);
        var now = clock.GetUtcNow();
        var notBefore = await db.Set<Number>().Where(number => number.Id == next.Number).Select(number => number.NotBefore).SingleAsync(cancel);
        (next.State, next.Priority, next.ReadyAt) = (ContactState.Waiting, ContactPriority.Retry, notBefore > now ? notBefore : now);
        Transitions.Settle(next, await ListUses.OfAsync(db, next.List, cancel), now);
        change.Contacts.Add(new(before, next.State));
    }

    private void Set(Contact contact, ContactState state, OtherNumbersChange change)
    {
        change.Contacts.Add(new(ContactBefore.Of(contact), state));
        contact.State = state;
        Transitions.Settle(contact, ListUse.Open, clock.GetUtcNow());
    }

    /// <summary>Unless somebody asked for it on a call with that number itself.</summary>
    private async Task TakeOffDoNotCallAsync(NumberId id, CancellationToken cancel)
    {
        var numberSealed = await db.Set<Number>().Where(number => number.Id == id).Select(number => number.NumberSealed).SingleAsync(cancel);
        if (numberSealed is not null && !await doNotCall.WasAskedForAsync(id, null, cancel))
            await doNotCall.RemoveAsync(vault.Open(numberSealed), cancel);
    }
}
