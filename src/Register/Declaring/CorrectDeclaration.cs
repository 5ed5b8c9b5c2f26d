using Ledgerline.Register.Declaring;
using Ledgerline.Storage;

namespace Ledgerline.Register;

/// <summary>
/// Changes the name, its kind and the organisations of a declaration that is held or in review; the last write wins. The hold starts anew.
/// What is corrected by receipt was typed on the public web and goes back to review with its group.
/// </summary>
/// <remarks>Has a transaction of its own: never call it inside another write transaction.</remarks>
public sealed class CorrectDeclaration
{
    private readonly LedgerlineDb _db;
    private readonly FindHeld _find;
    private readonly KeyRing _keys;
    private readonly TimeProvider _time;

    internal CorrectDeclaration(LedgerlineDb db, FindHeld find, KeyRing keys, TimeProvider time) =>
        (_db, _find, _keys, _time) = (db, find, keys, time);

    /// <summary>Corrects one declaration, durably when it answers <see cref="ChangeOutcome.Done"/>.</summary>
    public async Task<ChangeOutcome> CorrectAsync(
        DeclarationId id, Proof proof, DeclarantName name, NameKind kind, Organisations organisations, CancellationToken cancel = default)
    {
        if (!organisations.CanBeDeclared())
            return ChangeOutcome.NoOrganisation;

        await using var write = await _db.BeginWriteAsync(cancel);
        var found = await _find.FindAsync(id, proof, cancel);
        if (found is not { Group: { } group, Person: { } person })
            return found.Outcome;

        person.NameSealed = _keys.Seal(KeyPurpose.HeldName, name.Text);
        person.Kind = kind;
        person.Organisations = organisations;
        group.ChangedAt = _time.GetUtcNow();
        if (proof is Proof.OfReceipt)
            group.State = GroupState.Review;
        await _db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ChangeOutcome.Done;
    }
}
