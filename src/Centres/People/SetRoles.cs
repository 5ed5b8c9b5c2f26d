using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>
/// Gives and takes roles of one person at the coordinator's centre, of those that a coordinator gives. What she may do is another from her next request on, in every
/// process, in the sessions that she has.
/// </summary>
internal sealed class SetRoles(LedgerlineDb db, AuditTrail audit, TakeBackWork takeBack)
{
    /// <summary>Those that are given and taken; who practises is admitted, or begins so.</summary>
    public static IReadOnlyList<Role> Choices { get; } = [.. Runs.Given.Where(role => role != Role.Trainee)];

    /// <param name="wanted">All of the <see cref="Choices"/> that she is to have.</param>
    public async Task<StaffOutcome> SetAsync(Actor actor, Guid id, IReadOnlyCollection<Role> wanted, CancellationToken cancel = default)
    {
        bool endsCalls;
        await using (var write = await db.BeginWriteAsync(cancel))
        {
            var hasOthers = await db.LockOthersAsync(Role.Coordinator, actor.Centre.Value, id, cancel);
            var here = db.Set<Membership>().Where(m => m.PersonId == id && m.CentreId == actor.Centre.Value);
            var roles = await here.Select(m => m.Role).ToListAsync(cancel);
            var given = wanted.Where(Choices.Contains).Except(roles).ToList();
            // Who is a volunteer from now on practises no longer to become one.
            var taken = roles.Where(role => role == Role.Trainee ? wanted.Contains(Role.Volunteer) : Choices.Contains(role) && !wanted.Contains(role)).ToList();
            if (Judge(roles, given, taken, hasOthers) is { } refusal)
                return refusal;
            await here.Where(m => taken.Contains(m.Role)).ExecuteDeleteAsync(cancel);
            db.AddRange(given.Select(role => new Membership { PersonId = id, CentreId = actor.Centre.Value, Role = role }));
            given.ForEach(role => audit.RecordGiven(actor, role, id));
            taken.ForEach(role => audit.RecordTaken(actor, role, id));
            await db.SaveChangesAsync(cancel);
            await write.CommitAsync(cancel);
            endsCalls = taken.Count > 0 && !RolePermissions.Of(roles.Except(taken).Concat(given)).Contains(Permission.TakeCalls);
        }

        if (endsCalls)
            await takeBack(new PersonId(id), cancel);
        return StaffOutcome.Done;
    }

    private static StaffOutcome? Judge(List<Role> roles, List<Role> given, List<Role> taken, bool hasOthers)
    {
        if (roles.Count == 0)
            return StaffOutcome.NoSuchPerson;
        if (taken.Contains(Role.Coordinator) && !hasOthers)
            return StaffOutcome.LastCoordinator;
        return roles.Count + given.Count == taken.Count ? StaffOutcome.NoRoleLeft : null;
    }
}
