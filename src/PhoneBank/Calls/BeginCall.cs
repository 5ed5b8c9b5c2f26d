using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

internal enum BeginOutcome
{
    Begun,

    /// <summary>Somebody has been handed the number, and is calling them or about to.</summary>
    WithSomebodyElse,

    /// <summary>She has a call to report: another tab of hers was quicker by an instant. What was written must not be committed.</summary>
    OtherCallOpen,
}

/// <summary>Begins a call with one contact that was chosen, its number leased to the call. Within the caller's transaction; with it the call before is over for good.</summary>
internal sealed class BeginCall(LedgerlineDb db, CurrentCall current, TimeProvider clock)
{
    public async Task<BeginOutcome> BeginAsync(PersonId volunteer, CentreId centre, Contact contact, CancellationToken cancel)
    {
        var (id, now) = (CallId.New(), clock.GetUtcNow());
        var until = now + Leases.Duration;
        if (await db.Set<Number>().Where(n => n.Id == contact.Number && n.LeasedUntil <= now)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.Lease, id).SetProperty(n => n.LeasedUntil, until), cancel) == 0)
            return BeginOutcome.WithSomebodyElse;
        if (!await current.FinishAsync(volunteer, cancel))
            return BeginOutcome.OtherCallOpen;
        await using var insert = db.Command(
            ClaimNextContact.WriteCall(db.Source), ("id", id.Value), ("campaign", contact.Campaign.Value), ("contact", contact.Id.Value),
            ("number", contact.Number.Value), ("volunteer", volunteer.Value), ("now", now.ToUnixTimeMilliseconds()), ("any_hour", true));
        if (await insert.ExecuteNonQueryAsync(cancel) == 0)
            return BeginOutcome.OtherCallOpen;
        await Leases.KeepAsync(db, contact.Id, until, cancel);
        await StartShift.WithCallAsync(db, volunteer, centre, now, cancel);
        return BeginOutcome.Begun;
    }
}
