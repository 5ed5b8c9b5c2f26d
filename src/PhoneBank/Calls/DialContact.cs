using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

internal enum DialOutcome
{
    Dialled,

    /// <summary>The lease had run out and somebody else was handed the number.</summary>
    NumberWithSomebodyElse,

    /// <summary>Its person has asked, since it was handed out, not to be called.</summary>
    DoNotCall,

    /// <summary>Since it was handed out the calling hours have ended where the person is.</summary>
    OutsideHours,

    /// <summary>There is no such open call of this volunteer, or nobody to dial on it.</summary>
    NoSuchCall,
}

/// <summary>Gives the number out to be dialled: the one place where it leaves the server. The audit trail says so first.</summary>
internal sealed class DialContact(LedgerlineDb db, CurrentCall current, DoNotCallList doNotCall, KeyRing keys, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long after its beginning a call may be dialled at any hour: who comes back to it the next day is to look at the clock again.</summary>
    public static readonly TimeSpan AnyHourLasts = TimeSpan.FromHours(2);

    private readonly NumberVault _vault = new(keys);

    public async Task<(DialOutcome Outcome, PhoneNumber? Number)> DialAsync(CallId id, Actor actor, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await current.FindAsync(actor.Person, cancel) is not { EndedAt: null, Contact: { } contact } call || call.Id != id)
            return (DialOutcome.NoSuchCall, null);
        if (!await Leases.HoldAsync(db, call, clock.GetUtcNow() + Leases.Duration, cancel))
            return (DialOutcome.NumberWithSomebodyElse, null);
        var numberSealed = await db.Set<Number>().Where(n => n.Id == call.Number).Select(n => n.NumberSealed).SingleAsync(cancel);
        if (numberSealed is null || _vault.Open(numberSealed) is not { } number || await doNotCall.HoldsAsync(number, cancel))
            return (DialOutcome.DoNotCall, null);
        var isAtAnyHour = call.IsAtAnyHour && clock.GetUtcNow() < call.StartedAt + AnyHourLasts;
        if (!isAtAnyHour && !await PassHoursAsync(id, contact, cancel))
            return (DialOutcome.OutsideHours, null);
        if (await Canary.IsAsync(db, keys, contact, cancel))
            await Canary.RestAsync(db, contact, ContactState.Waiting, clock.GetUtcNow(), cancel);
        audit.Record(actor, "number-shown", contact.Value);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return (DialOutcome.Dialled, number);
    }

    /// <summary>Asks for the calling hours, once: when the line drops after them, the same person is dialled again.</summary>
    /// <returns>False when they have ended where the person is.</returns>
    private async Task<bool> PassHoursAsync(CallId id, ContactId contact, CancellationToken cancel)
    {
        var there = await db.Set<Contact>().Where(c => c.Id == contact).Join(
            db.Set<Campaign>(), c => c.Campaign, k => k.Id, (c, k) => new { c.Zone, k.CallingFrom, k.CallingTo, k.CallingDays, k.Holidays }).SingleAsync(cancel);
        if (!CallingTimes.Read(there.CallingFrom, there.CallingTo, there.CallingDays, there.Holidays).AreOpen(ContactZones.Parse(there.Zone), clock.GetUtcNow()))
            return false;
        await db.Set<Call>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsAtAnyHour, true), cancel);
        return true;
    }
}
