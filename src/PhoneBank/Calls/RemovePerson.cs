using Ledgerline.Centres;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Takes back what was entered on a call by mistake, while it is held.</summary>
internal sealed class RemovePerson(LedgerlineDb db, WithdrawDeclaration withdraw, TallyWeek tally, KeyRing keys, TimeProvider clock)
{
    /// <returns>What became of it; null when there is no such call of hers.</returns>
    public async Task<ChangeOutcome?> RemoveAsync(CallId id, Actor volunteer, DeclarationId person, CancellationToken cancel = default)
    {
        var since = clock.GetUtcNow() - SavePerson.TakenFor;
        if (!await db.Set<Call>().AnyAsync(c => c.Id == id && c.Volunteer == volunteer.Person && c.StartedAt > since, cancel))
            return null;
        var outcome = await withdraw.WithdrawAsync(person, new Proof.OfGroup(CallGroup.Of(keys, id)), cancel);
        if (outcome == ChangeOutcome.Done)
            await tally.TakeBackAsync(volunteer, clock.GetUtcNow(), cancel);
        return outcome;
    }
}
