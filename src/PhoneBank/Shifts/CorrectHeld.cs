using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Register;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>Corrects or withdraws, by the volunteer who entered it, what is not sealed yet.</summary>
internal sealed class CorrectHeld(CorrectDeclaration correct, WithdrawDeclaration withdraw, KeyRing keys)
{
    /// <returns>What became of it, or what is wrong with the name; then nothing was done.</returns>
    public async Task<(ChangeOutcome? Outcome, NameRefusal? Refusal)> CorrectAsync(PersonId volunteer, PersonInput person, CancellationToken cancel)
    {
        if (!DeclarantName.TryParse(person.Name, out var name, out var refusal))
            return (null, refusal);
        return (await correct.CorrectAsync(person.Id, ProofOf(volunteer), name, person.Kind, person.Organisations, cancel), null);
    }

    public Task<ChangeOutcome> WithdrawAsync(PersonId volunteer, DeclarationId person, CancellationToken cancel) =>
        withdraw.WithdrawAsync(person, ProofOf(volunteer), cancel);

    private Proof.OfShift ProofOf(PersonId volunteer) => new(ShiftToken.Of(keys, volunteer));
}
