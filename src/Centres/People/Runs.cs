using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>Whom a coordinator runs: those of her own centre who hold no role there that she may not give.</summary>
internal static class Runs
{
    /// <summary>The roles that a coordinator gives and takes.</summary>
    public static IReadOnlyList<Role> Given { get; } = RolePermissions.GivenBy(Role.Coordinator);

    /// <returns>Her roles at the actor's centre; none where she is not the actor's to run.</returns>
    public static async Task<IReadOnlyList<Role>> RolesUnderAsync(this LedgerlineDb db, Actor coordinator, Guid person, CancellationToken cancel)
    {
        var roles = await db.Set<Membership>().Where(m => m.PersonId == person && m.CentreId == coordinator.Centre.Value).Select(m => m.Role).ToListAsync(cancel);
        return roles.All(Given.Contains) ? roles : [];
    }
}
