using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>Lets a volunteer, or who practises to be one, go: her membership of this centre ends, and with it her session.</summary>
internal sealed class RemovePerson(LedgerlineDb db, EndEverySession end, AuditTrail audit)
{
    /// <returns>False when nobody with this id is a volunteer of the actor's centre, or practises there.</returns>
    public async Task<bool> RemoveAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var memberships = await db.Set<Membership>().Include(m => m.Person)
            .Where(m => m.PersonId == id && m.CentreId == actor.Centre.Value && PeopleModel.WhoCall.Contains(m.Role)).ToListAsync(cancel);
        if (memberships is not [var first, ..])
            return false;
        db.RemoveRange(memberships);
        audit.Record(actor, "person-removed", id);
        await db.Set<Invitation>().Where(one => one.PersonId == id).ExecuteDeleteAsync(cancel);
        await end.OfAsync(first.Person!, cancel);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
