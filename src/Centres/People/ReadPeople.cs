using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.People;

/// <summary>Somebody who works at a centre.</summary>
internal sealed record Colleague(Guid Id, string Name, IReadOnlyList<Role> Roles, bool IsSuspended)
{
    /// <summary>Whether a coordinator runs her: who also runs the installation is run by those who do.</summary>
    public bool IsRun => Roles.All(Runs.Given.Contains);

    /// <summary>Whether a coordinator lets her in again who has lost her way in. A coordinator herself, an operator does: nobody takes on the name of who stands beside or above her.</summary>
    public bool IsLetIn => IsRun && !Roles.Contains(Role.Coordinator);
}

/// <summary>Reads who works at a centre, for its coordinators.</summary>
internal sealed class ReadPeople(LedgerlineDb db)
{
    /// <summary>In the order of their names.</summary>
    public Task<IReadOnlyList<Colleague>> OfAsync(CentreId centre, CancellationToken cancel = default) =>
        ReadAsync(db.Set<Membership>().Where(m => m.CentreId == centre.Value), cancel);

    /// <returns>Null when nobody with this id works there.</returns>
    public async Task<Colleague?> FindAsync(CentreId centre, Guid person, CancellationToken cancel = default) =>
        (await ReadAsync(db.Set<Membership>().Where(m => m.CentreId == centre.Value && m.PersonId == person), cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<Colleague>> ReadAsync(IQueryable<Membership> memberships, CancellationToken cancel)
    {
        var rows = await memberships.AsNoTracking().OrderBy(m => m.Person!.NormalizedUserName).ThenBy(m => m.PersonId)
            .Select(m => new
            {
                m.PersonId,
                m.Person!.UserName,
                m.Role,
                IsSuspended = db.Set<Suspension>().Any(one => one.PersonId == m.PersonId && one.CentreId == m.CentreId),
            })
            .ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.PersonId).Select(each => new Colleague(each.Key, each.First().UserName!, [.. each.Select(row => row.Role).Order()], each.First().IsSuspended))];
    }
}
