using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>Admits somebody who practises to real calls: she is a volunteer of her centre from her next request on.</summary>
public sealed class AdmitTrainee(LedgerlineDb db, AuditTrail audit)
{
    /// <summary>Works within the caller's write transaction; what it adds is written when the caller saves.</summary>
    /// <returns>False when nobody with this id practises at the actor's centre: she never did, or was admitted before.</returns>
    public async Task<bool> AdmitAsync(Actor actor, PersonId person, CancellationToken cancel = default)
    {
        var here = db.Set<Membership>().Where(m => m.PersonId == person.Value && m.CentreId == actor.Centre.Value);
        // Of two coordinators at the same moment one takes the row away.
        if (await here.Where(m => m.Role == Role.Trainee).ExecuteDeleteAsync(cancel) == 0)
            return false;
        if (!await here.AnyAsync(m => m.Role == Role.Volunteer, cancel))
            db.Add(new Membership { PersonId = person.Value, CentreId = actor.Centre.Value, Role = Role.Volunteer });
        audit.Record(actor, "person-admitted", person.Value);
        return true;
    }
}
