using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Training;

/// <summary>Admits somebody to real calls, and forgets what she has practised.</summary>
internal sealed class Admit(LedgerlineDb db, AdmitTrainee admitTrainee)
{
    /// <returns>False when nobody with this id practises at the coordinator's centre.</returns>
    public async Task<bool> AdmitAsync(Actor coordinator, PersonId person, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await admitTrainee.AdmitAsync(coordinator, person, cancel))
            return false;
        await db.Set<Practised>().Where(one => one.Volunteer == person).ExecuteDeleteAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
