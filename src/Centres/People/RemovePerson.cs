using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>Lets a volunteer go: her membership of this centre ends, and with it her session.</summary>
internal sealed class RemovePerson(LedgerlineDb db, UserManager<Person> people, AuditTrail audit)
{
    /// <returns>False when nobody with this id is a volunteer of the actor's centre.</returns>
    public async Task<bool> RemoveAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var membership = await db.Set<Membership>().Include(m => m.Person)
            .SingleOrDefaultAsync(m => m.PersonId == id && m.CentreId == actor.Centre.Value && m.Role == Role.Volunteer, cancel);
        if (membership is null)
            return false;
        db.Remove(membership);
        audit.Record(actor, "person-removed", id);
        await people.UpdateSecurityStampAsync(membership.Person!);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return true;
    }
}
