using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

internal enum GiveCallbackOutcome
{
    Given,

    /// <summary>Nobody of this centre waits for such a call: it has been made, or somebody is making it.</summary>
    NotWaiting,

    /// <summary>Nobody with this id takes calls at this centre.</summary>
    NoSuchVolunteer,
}

/// <summary>A coordinator gives a callback that was due to another volunteer. It is due anew from now on, so that she has her time for it.</summary>
internal sealed class GiveCallback(LedgerlineDb db, CentrePeople people, AuditTrail audit, KeyRing keys, TimeProvider clock)
{
    public async Task<GiveCallbackOutcome> GiveAsync(Actor coordinator, ContactId id, PersonId volunteer, CancellationToken cancel = default)
    {
        if ((await people.WhoCallAsync(coordinator.Centre, cancel)).All(person => person.Id != volunteer))
            return GiveCallbackOutcome.NoSuchVolunteer;
        await using var write = await db.BeginWriteAsync(cancel);
        if (await Canary.IsAsync(db, keys, id, cancel))
            return GiveCallbackOutcome.NotWaiting;
        var now = clock.GetUtcNow();
        var given = await db.Set<Contact>()
            .Where(c => c.Id == id && c.State == ContactState.CallBack && c.CallbackAt <= now
                && db.Set<Number>().Any(n => n.Id == c.Number && n.LeasedUntil <= now)
                && db.Set<Campaign>().Any(k => k.Id == c.Campaign && k.Centre == coordinator.Centre))
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Owner, volunteer).SetProperty(c => c.CallbackAt, now).SetProperty(c => c.ReadyAt, now), cancel);
        if (given == 0)
            return GiveCallbackOutcome.NotWaiting;
        // Nobody else is handed the number meanwhile.
        await KeepForCallback.KeepAsync(db, await db.Set<Contact>().Where(c => c.Id == id).Select(c => c.Number).SingleAsync(cancel), cancel);
        audit.Record(coordinator, "callback-given", id.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return GiveCallbackOutcome.Given;
    }
}
