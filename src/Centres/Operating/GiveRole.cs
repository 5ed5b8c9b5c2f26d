using Ledgerline.Centres.Invitations;
using Ledgerline.Centres.People;
using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Operating;

/// <summary>Makes somebody a coordinator of a centre, or an operator: who works at the centre is so at once, who does not is invited.</summary>
internal sealed class GiveRole(LedgerlineDb db, Invite invite, AuditTrail audit, ILookupNormalizer normalizer)
{
    /// <param name="actor">The operator.</param>
    /// <param name="role">One of those that an operator gives.</param>
    /// <param name="name">The sign-in name of somebody who works at the centre, or the one for somebody new.</param>
    /// <returns>The invitation, where she is new.</returns>
    public async Task<(StaffOutcome Outcome, NewInvitation? Invited)> GiveAsync(Actor actor, CentreId centre, Role role, string name, CancellationToken cancel = default)
    {
        var normalized = normalizer.NormalizeName(name.Trim());
        var here = db.Set<Membership>().Where(m => m.CentreId == centre.Value);
        if (await here.Where(m => m.Person!.NormalizedUserName == normalized).Select(m => (Guid?)m.PersonId).FirstOrDefaultAsync(cancel) is not { } person)
            return (StaffOutcome.Done, await invite.NewAsync(actor with { Centre = centre }, name.Trim(), role, cancel));
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<Suspension>().AnyAsync(one => one.PersonId == person && one.CentreId == centre.Value, cancel))
            return (StaffOutcome.Suspended, null);
        if (await here.AnyAsync(m => m.PersonId == person && m.Role == role, cancel))
            return (StaffOutcome.Done, null);
        db.Add(new Membership { PersonId = person, CentreId = centre.Value, Role = role });
        audit.RecordGiven(actor with { Centre = centre }, role, person);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return (StaffOutcome.Done, null);
    }
}
