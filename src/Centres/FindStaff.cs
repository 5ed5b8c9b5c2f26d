using Ledgerline.Centres.People;
using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>Finds somebody who works at a centre by her sign-in name, for what an operator does in her name at the machine.</summary>
public sealed class FindStaff(LedgerlineDb db, ILookupNormalizer normalizer)
{
    /// <returns>Her, at the first of the centres at which she has the permission; null where there is nobody of that name who has it.</returns>
    public async Task<Actor?> WithAsync(string name, string permission, CancellationToken cancel = default)
    {
        var normalized = normalizer.NormalizeName(name.Trim());
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.Person!.NormalizedUserName == normalized).OrderBy(m => m.Centre!.Name)
            .Select(m => new { m.PersonId, m.CentreId, m.Role }).ToListAsync(cancel);
        var found = memberships.Find(m => RolePermissions.Of(m.Role).Contains(permission));
        return found is null ? null : new Actor(new PersonId(found.PersonId), new CentreId(found.CentreId), name.Trim());
    }
}
