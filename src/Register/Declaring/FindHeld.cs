using System.Security.Cryptography;
using Ledgerline.Register.Receipts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Declaring;

/// <summary>A declaration that its caller may change, its group locked; or why not.</summary>
internal sealed record Found(ChangeOutcome Outcome, Group? Group, Declaration? Person);

/// <summary>Finds, within a write transaction, the declaration that somebody has the right to change.</summary>
internal sealed class FindHeld(LedgerlineDb db, KeyRing keys)
{
    public async Task<Found> FindAsync(DeclarationId id, Proof proof, CancellationToken cancel)
    {
        var groupId = await db.Set<Declaration>().Where(row => row.Id == id.Value).Select(row => (Guid?)row.GroupId).SingleOrDefaultAsync(cancel);
        var group = groupId is null ? null : await db.LockGroupAsync(groupId.Value, cancel);
        // Read again after the lock: it may have been withdrawn or sealed while we waited.
        var person = group is null ? null : await db.Set<Declaration>().SingleOrDefaultAsync(row => row.Id == id.Value, cancel);
        if (group is { State: GroupState.Refused })
            return new Found(ChangeOutcome.NoLongerHeld, null, null);
        if (group is not null && person is not null)
            return Proves(proof, group, person) ? new Found(ChangeOutcome.Done, group, person) : new Found(ChangeOutcome.NotFound, null, null);

        var retired = RetiredId.KeyOf(keys, id.Value);
        return await db.Set<RetiredId>().AnyAsync(row => row.Key == retired, cancel)
            ? new Found(ChangeOutcome.NoLongerHeld, null, null)
            : new Found(ChangeOutcome.NotFound, null, null);
    }

    private bool Proves(Proof proof, Group group, Declaration person) => proof switch
    {
        Proof.OfGroup(var open) => open.Value == group.Id,
        Proof.OfShift(var token) => group.ShiftToken is { } own && CryptographicOperations.FixedTimeEquals(own, token),
        Proof.OfReceipt(var code) => CryptographicOperations.FixedTimeEquals(person.ReceiptKey, ReceiptKeys.Of(keys, code, person.Position)),
        _ => throw new System.Diagnostics.UnreachableException("Proof is a closed family."),
    };
}
