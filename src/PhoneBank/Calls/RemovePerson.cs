using Ledgerline.Centres;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Takes back what was entered on a call by mistake, while it is held.</summary>
internal sealed class RemovePerson(LedgerlineDb db, WithdrawDeclaration withdraw, KeyRing keys, TimeProvider clock)
{
    /// <returns>What became of it; null when there is no such call of hers.</returns>
    public async Task<ChangeOutcome?> RemoveAsync(CallId id, PersonId volunteer, DeclarationId person, CancellationToken cancel = default)
    {
        var since = clock.GetUtcNow() - SavePerson.TakenFor;
        if (!await db.Set<Call>().AnyAsync(c => c.Id == id && c.Volunteer == volunteer && c.StartedAt > since, cancel))
            return null;
        return await withdraw.WithdrawAsync(person, new Proof.OfGroup(CallGroup.Of(keys, id)), cancel);
    }
}
