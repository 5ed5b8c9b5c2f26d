using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>Suspends somebody at a centre, and resumes. Her sessions and what she has in hand end at once; her roles, and how she signs in, stay.</summary>
internal sealed class Suspend(LedgerlineDb db, EndEverySession end, AuditTrail audit, TakeBackWork takeBack)
{
    public async Task<StaffOutcome> SuspendAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var hasOthers = await db.LockOthersAsync(Role.Coordinator, actor.Centre.Value, id, cancel);
            var roles = await db.RolesUnderAsync(actor, id, cancel);
            if (roles.Count == 0)
                return StaffOutcome.NoSuchPerson;
            if (roles.Contains(Role.Coordinator) && !hasOthers)
                return StaffOutcome.LastCoordinator;
            if (await Of(actor, id).AnyAsync(cancel))
                return StaffOutcome.Done;
            db.Add(new Suspension { PersonId = id, CentreId = actor.Centre.Value });
            audit.Record(actor, "person-suspended", id);
            await end.OfAsync(await db.Set<Person>().SingleAsync(person => person.Id == id, cancel), cancel);
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
        }

        await takeBack(new PersonId(id), cancel);
        return StaffOutcome.Done;
    }

    public async Task<StaffOutcome> ResumeAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if ((await db.RolesUnderAsync(actor, id, cancel)).Count == 0)
            return StaffOutcome.NoSuchPerson;
        // Of two coordinators at the same moment one takes the row away.
        if (await Of(actor, id).ExecuteDeleteAsync(cancel) > 0)
            audit.Record(actor, "person-resumed", id);
        await write.CommitAsync(cancel);
        return StaffOutcome.Done;
    }

    private IQueryable<Suspension> Of(Actor actor, Guid id) => db.Set<Suspension>().Where(one => one.PersonId == id && one.CentreId == actor.Centre.Value);
}
