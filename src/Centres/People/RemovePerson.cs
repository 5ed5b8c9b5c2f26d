using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>Removes somebody from a centre: her roles there end, and with them her sessions and what she has in hand.</summary>
internal sealed class RemovePerson(LedgerlineDb db, EndEverySession end, AuditTrail audit, TakeBackWork takeBack)
{
    public async Task<StaffOutcome> RemoveAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var hasOthers = await db.LockOthersAsync(Role.Coordinator, actor.Centre.Value, id, cancel);
            var roles = await db.RolesUnderAsync(actor, id, cancel);
            if (roles.Count == 0)
                return StaffOutcome.NoSuchPerson;
            if (roles.Contains(Role.Coordinator) && !hasOthers)
                return StaffOutcome.LastCoordinator;
            await db.Set<Membership>().Where(m => m.PersonId == id && m.CentreId == actor.Centre.Value && Runs.Given.Contains(m.Role)).ExecuteDeleteAsync(cancel);
            await db.Set<Suspension>().Where(one => one.PersonId == id && one.CentreId == actor.Centre.Value).ExecuteDeleteAsync(cancel);
            await db.Set<Invitation>().Where(one => one.PersonId == id && one.CentreId == actor.Centre.Value).ExecuteDeleteAsync(cancel);
            audit.Record(actor, "person-removed", id);
            await end.OfAsync(await db.Set<Person>().SingleAsync(person => person.Id == id, cancel), cancel);
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
        }

        await takeBack(new PersonId(id), cancel);
        return StaffOutcome.Done;
    }
}
