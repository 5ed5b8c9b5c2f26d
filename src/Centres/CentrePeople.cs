using Ledgerline.Centres.People;
using Ledgerline.Centres.Roles;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>Who takes calls at a centre, by the names they sign in with; for its coordinator only.</summary>
public sealed class CentrePeople(LedgerlineDb db)
{
    private static readonly Role[] Callers = [.. Enum.GetValues<Role>().Where(role => RolePermissions.Of(role).Contains(Permission.TakeCalls))];

    /// <summary>In the order of their names; without those who are suspended.</summary>
    public async Task<IReadOnlyList<CentrePerson>> WhoCallAsync(CentreId centre, CancellationToken cancel = default)
    {
        var people = await db.Set<Membership>().AsNoTracking().Where(m => m.CentreId == centre.Value && Callers.Contains(m.Role))
            .Where(m => !db.Set<Suspension>().Any(one => one.PersonId == m.PersonId && one.CentreId == m.CentreId))
            .Select(m => new { m.PersonId, m.Person!.UserName, m.Person.NormalizedUserName }).Distinct().OrderBy(person => person.NormalizedUserName).ToListAsync(cancel);
        return [.. people.Select(person => new CentrePerson(new PersonId(person.PersonId), person.UserName!))];
    }
}

/// <param name="Id">Who it is.</param>
/// <param name="Name">What she signs in with.</param>
public sealed record CentrePerson(PersonId Id, string Name);
