using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>Notes that a stranger called a canary, and takes a telephone out.</summary>
internal sealed class ChangeCanary(LedgerlineDb db, AuditTrail audit, KeyRing keys, TimeProvider clock)
{
    /// <returns>False when the centre has no such canary.</returns>
    public async Task<bool> NoteRingAsync(Actor coordinator, Guid id, CanaryRing ring, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await FindAsync(coordinator, id, cancel) is not var (canary, record))
            return false;
        var rings = record.Rings.Append(ring).OrderByDescending(one => one.At).Take(CanaryRecord.MaxRings);
        canary.RecordSealed = (record with { Rings = [.. rings] }).Seal(keys);
        audit.Record(coordinator, "canary-rang", Guid.Empty);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    /// <summary>The telephone can be put in again, for another account. Of one that nobody has been handed nothing is left; of another, which contact it was.</summary>
    /// <returns>False when the centre has no such canary.</returns>
    public async Task<bool> TakeOutAsync(Actor coordinator, Guid id, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await FindAsync(coordinator, id, cancel) is not var (canary, record))
            return false;
        var contact = new ContactId(record.Contact);
        if (await RemoveContact.RemoveAsync(db, contact, cancel))
            db.Remove(canary);
        else
            await EndAsync(canary, record, contact, cancel);
        audit.Record(coordinator, "canary-taken-out", Guid.Empty);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }

    private async Task EndAsync(Canary canary, CanaryRecord record, ContactId contact, CancellationToken cancel)
    {
        foreach (var state in new[] { ContactState.Waiting, ContactState.CallBack })
            await Canary.RestAsync(db, contact, state, clock.GetUtcNow(), cancel);
        canary.RecordSealed = (record with { Number = null, Label = "", Rings = [] }).Seal(keys);
    }

    private async Task<(Canary Canary, CanaryRecord Record)?> FindAsync(Actor coordinator, Guid id, CancellationToken cancel) =>
        await db.Set<Canary>().SingleOrDefaultAsync(canary => canary.Id == id && canary.Centre == coordinator.Centre, cancel) is { } found && found.Open(keys) is { Number: not null } record
            ? (found, record)
            : null;
}
