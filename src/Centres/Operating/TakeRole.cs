using Ledgerline.Centres.People;
using Ledgerline.Centres.Roles;
using Ledgerline.Centres.Sessions;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Operating;

/// <summary>Takes from somebody that she coordinates a centre, or runs the installation. The last operator stays.</summary>
internal sealed class TakeRole(LedgerlineDb db, EndEverySession end, AuditTrail audit, TakeBackWork takeBack)
{
    /// <param name="actor">The operator.</param>
    /// <param name="centre">Null for all: an operator is one wherever.</param>
    /// <param name="role">One of those that an operator gives.</param>
    public async Task<StaffOutcome> TakeAsync(Actor actor, CentreId? centre, Role role, Guid person, CancellationToken cancel = default)
    {
        bool endsCalls;
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var hasOthers = await db.LockOthersAsync(role, null, person, cancel);
            var held = await db.Set<Membership>().Where(m => m.PersonId == person && m.Role == role && (centre == null || m.CentreId == centre.Value.Value)).ToListAsync(cancel);
            if (held.Count == 0)
                return StaffOutcome.NoSuchPerson;
            if (role == Role.Operator && !hasOthers)
                return StaffOutcome.LastOperator;
            db.RemoveRange(held);
            foreach (var membership in held)
                audit.RecordTaken(actor with { Centre = new(membership.CentreId) }, role, person);
            await db.SaveChangesAsync(cancel);
            endsCalls = await EndWhatIsOverAsync(person, cancel);
            await write.CommitAsync(cancel);
        }

        if (endsCalls)
            await takeBack(new PersonId(person), cancel);
        return StaffOutcome.Done;
    }

    /// <returns>Whether she takes no calls any more.</returns>
    private async Task<bool> EndWhatIsOverAsync(Guid id, CancellationToken cancel)
    {
        var left = await db.Set<Membership>().Where(m => m.PersonId == id).Select(m => m.Role).ToListAsync(cancel);
        if (left.Count == 0)
        {
            await db.Set<Suspension>().Where(one => one.PersonId == id).ExecuteDeleteAsync(cancel);
            await end.OfAsync(await db.Set<Person>().SingleAsync(person => person.Id == id, cancel), cancel);
            await db.SaveChangesAsync(cancel);
        }

        return !RolePermissions.Of(left).Contains(Permission.TakeCalls);
    }
}
