using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Invitations;

/// <param name="Id">The invitation.</param>
/// <param name="IsNew">Whether it makes an account; otherwise it opens one that is there.</param>
internal sealed record OpenInvitation(Guid Id, string Name, bool IsNew, DateTimeOffset ExpiresAt);

/// <summary>Invites somebody to a centre, or somebody of the centre to make anew how she signs in; and takes that back.</summary>
internal sealed class Invite(LedgerlineDb db, AuditTrail audit, KeyRing keys, TimeProvider clock)
{
    /// <returns>The code, which is known to nobody afterwards.</returns>
    public async Task<string> NewAsync(Actor coordinator, string name, Role role, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var code = Add(coordinator, name, role, person: null);
        await SaveAsync(write, cancel);
        return code;
    }

    /// <summary>For who has lost her way in. The one that she has stays until she uses it.</summary>
    /// <returns>The name and the code; null when nobody with this id is of those whom the coordinator runs.</returns>
    public async Task<(string Name, string Code)?> AgainAsync(Actor coordinator, Guid person, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var name = await db.Set<Membership>().Where(m => m.PersonId == person && m.CentreId == coordinator.Centre.Value && PeopleModel.WhoCall.Contains(m.Role))
            .Select(m => m.Person!.UserName).FirstOrDefaultAsync(cancel);
        // Whoever also has work that the coordinator does not run is not hers to let in.
        if (name is null || await db.Set<Membership>().AnyAsync(m => m.PersonId == person && (m.CentreId != coordinator.Centre.Value || !PeopleModel.WhoCall.Contains(m.Role)), cancel))
            return null;
        await db.Set<Invitation>().Where(one => one.PersonId == person).ExecuteDeleteAsync(cancel);
        var code = Add(coordinator, name, role: null, person);
        await SaveAsync(write, cancel);
        return (name, code);
    }

    /// <summary>Those of a centre that can still be used, the newest first.</summary>
    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(CentreId centre, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Invitation>().AsNoTracking().Where(one => one.CentreId == centre.Value && one.ExpiresAt > now)
            .OrderByDescending(one => one.ExpiresAt).Select(one => new OpenInvitation(one.Id, one.Name, one.PersonId == null, one.ExpiresAt)).ToListAsync(cancel);
    }

    /// <returns>False when the coordinator's centre has no such invitation any more.</returns>
    public async Task<bool> TakeBackAsync(Actor coordinator, Guid invitation, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (await db.Set<Invitation>().Where(one => one.Id == invitation && one.CentreId == coordinator.Centre.Value).ExecuteDeleteAsync(cancel) == 0)
            return false;
        audit.Record(coordinator, "invitation-taken-back", Guid.Empty);
        await SaveAsync(write, cancel);
        return true;
    }

    private string Add(Actor coordinator, string name, Role? role, Guid? person)
    {
        var (invitation, code) = Invitation.Make(keys, clock.GetUtcNow(), coordinator.Centre.Value, name, role, person);
        db.Add(invitation);
        audit.Record(coordinator, "person-invited", person ?? Guid.Empty);
        return code;
    }

    private async Task SaveAsync(WriteTransaction write, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
