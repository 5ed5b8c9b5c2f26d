using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Invitations;

/// <param name="Id">The invitation.</param>
/// <param name="IsNew">Whether it makes an account; otherwise it opens one that is there.</param>
internal sealed record OpenInvitation(Guid Id, string Name, bool IsNew, DateTimeOffset ExpiresAt);

/// <summary>Invites somebody to a centre, or somebody of the centre to make anew how she signs in; and takes that back.</summary>
internal sealed class Invite(LedgerlineDb db, ReadPeople people, AuditTrail audit, KeyRing keys, TimeProvider clock)
{
    public async Task<NewInvitation> NewAsync(Actor coordinator, string name, Role role, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var invitation = Add(coordinator, name, role, person: null);
        await SaveAsync(write, cancel);
        return invitation;
    }

    /// <summary>For who has lost her way in. The one that she has stays until she uses it.</summary>
    /// <returns>Null when nobody with this id is of those whom the coordinator lets in.</returns>
    public async Task<NewInvitation?> AgainAsync(Actor coordinator, Guid person, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var found = await people.FindAsync(coordinator.Centre, person, cancel);
        // Whoever also has work elsewhere is not hers to let in.
        if (found is not { IsLetIn: true } || await db.Set<Membership>().AnyAsync(m => m.PersonId == person && m.CentreId != coordinator.Centre.Value, cancel))
            return null;
        return await AgainAsync(coordinator, found.Name, person, write, cancel);
    }

    /// <summary>As an operator does it for a coordinator.</summary>
    /// <param name="actor">The operator, as one of the coordinator's centre.</param>
    public async Task<NewInvitation> CoordinatorAgainAsync(Actor actor, CentrePerson coordinator, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        return await AgainAsync(actor, coordinator.Name, coordinator.Id.Value, write, cancel);
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

    private async Task<NewInvitation> AgainAsync(Actor actor, string name, Guid person, WriteTransaction write, CancellationToken cancel)
    {
        await db.Set<Invitation>().Where(one => one.PersonId == person).ExecuteDeleteAsync(cancel);
        var invitation = Add(actor, name, role: null, person);
        await SaveAsync(write, cancel);
        return invitation;
    }

    private NewInvitation Add(Actor coordinator, string name, Role? role, Guid? person)
    {
        var (invitation, code) = Invitation.Make(keys, clock.GetUtcNow(), coordinator.Centre.Value, name, role, person);
        db.Add(invitation);
        audit.Record(coordinator, "person-invited", person ?? Guid.Empty);
        return new(name, code);
    }

    private async Task SaveAsync(WriteTransaction write, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
