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
    private readonly RegisterOptions _options;

    internal CorrectDeclaration(LedgerlineDb db, FindHeld find, KeyRing keys, TimeProvider time, RegisterOptions options) =>
        (_db, _find, _keys, _time, _options) = (db, find, keys, time, options);

    /// <summary>Corrects one declaration, durably when it answers <see cref="ChangeOutcome.Done"/>.</summary>
    /// <param name="details">What she adds to her name from now on; null leaves what is there.</param>
    public async Task<ChangeOutcome> CorrectAsync(
        DeclarationId id, Proof proof, DeclarantName name, NameKind kind, Organisations organisations, Details? details = null,
        CancellationToken cancel = default)
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
        if (details is not null)
            person.DetailsSealed = details.Seal(_keys);
        group.HoldFrom(_time.GetUtcNow(), _options);
        if (proof is Proof.OfReceipt)
            group.State = GroupState.Review;
        await _db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return ChangeOutcome.Done;
    }
}
