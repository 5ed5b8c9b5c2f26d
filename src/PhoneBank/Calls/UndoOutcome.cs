using Ledgerline.Centres;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

internal enum UndoResult
{
    /// <summary>The call is open again, as it was.</summary>
    Undone,

    /// <summary>Too late: it was undone already, or the next contact has been taken.</summary>
    NothingToUndo,

    /// <summary>Too late: somebody has been handed the number, or the one to call back, since.</summary>
    TakenMeanwhile,
}

/// <summary>Takes an outcome back and opens the call again, with its number leased, as if nothing had been reported.</summary>
internal sealed class UndoOutcome(LedgerlineDb db, OtherNumbers otherNumbers, DoNotCallList doNotCall, NumberVault vault, TimeProvider clock)
{
    public async Task<UndoResult> UndoAsync(CallId id, PersonId volunteer, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var call = await db.Set<Call>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.Volunteer == volunteer && c.IsCurrent && c.Undo != null, cancel);
        if (call?.Undo is not { } saved || !await ReopenAsync(call, cancel))
            return UndoResult.NothingToUndo;
        var undo = UndoData.Read(saved);
        if (!await LeaseAgainAsync(call, undo, cancel) || !await UnmakeAsync(undo, cancel))
            return UndoResult.TakenMeanwhile;
        if (!await PutBackAsync(call, undo, cancel) || (undo.Others is { } others && !await otherNumbers.UndoAsync(others, cancel)))
            return UndoResult.TakenMeanwhile;
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return UndoResult.Undone;
    }

    private async Task<bool> ReopenAsync(Call call, CancellationToken cancel) =>
        await db.Set<Call>().Where(c => c.Id == call.Id && c.IsCurrent && c.Undo != null).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.Outcome, (Outcome?)null)
                .SetProperty(c => c.EndedAt, (DateTimeOffset?)null)
                .SetProperty(c => c.Undo, (string?)null),
            cancel) == 1;

    private async Task<bool> LeaseAgainAsync(Call call, UndoData undo, CancellationToken cancel)
    {
        if (call.Number is null)
            return true;
        var until = clock.GetUtcNow() + Leases.Duration;
        return await db.Set<Number>().Where(n => n.Id == call.Number && n.Lease == null).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.Lease, call.Id)
                .SetProperty(n => n.LeasedUntil, until)
                .SetProperty(n => n.NotBefore, undo.NumberNotBefore),
            cancel) == 1;
    }

    /// <summary>Frees the other number, and deletes the contact that the outcome made, with its number when nothing else has it.</summary>
    private async Task<bool> UnmakeAsync(UndoData undo, CancellationToken cancel)
    {
        if (undo.Promised is not { } promised)
            return true;
        var number = new NumberId(promised.Number);
        await db.Set<Number>().Where(n => n.Id == number && n.NotBefore == promised.KeptUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.NotBefore, promised.NotBefore), cancel);
        if (promised.Made is not { } made)
            return true;
        return await RemoveContact.RemoveAsync(db, new ContactId(made), cancel);
    }

    private async Task<bool> PutBackAsync(Call call, UndoData undo, CancellationToken cancel)
    {
        var ids = undo.Before.Select(before => new ContactId(before.Id)).ToList();
        var contacts = await db.Set<Contact>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, cancel);
        foreach (var before in undo.Before)
        {
            // Who was forgotten since stays so, and what somebody else has reported of the other number since.
            if (contacts.TryGetValue(before.Id, out var contact) && !contact.IsForgotten && (contact.Number == call.Number || contact.Owner == call.Volunteer))
                before.PutBack(contact);
        }

        // The other number's contact may be with somebody by now; her own number has just been leased to her again.
        var others = contacts.Values.Select(c => c.Number).Where(n => n != call.Number).ToList();
        if (await db.Set<Number>().AnyAsync(n => others.Contains(n.Id) && n.Lease != null, cancel))
            return false;
        if (contacts.Values.FirstOrDefault(c => c.Id == call.Contact) is { } own)
            own.ReadyAt = own.CallbackAt is { } promised && promised > clock.GetUtcNow() + Leases.Duration ? promised : clock.GetUtcNow() + Leases.Duration;
        if (undo.PutOnDoNotCall)
            await TakeOffDoNotCallAsync(call, cancel);
        return true;
    }

    private async Task TakeOffDoNotCallAsync(Call call, CancellationToken cancel)
    {
        var numberSealed = await db.Set<Number>().Where(n => n.Id == call.Number).Select(n => n.NumberSealed).SingleAsync(cancel);
        if (numberSealed is not null)
            await doNotCall.RemoveAsync(vault.Open(numberSealed), cancel);
    }
}
