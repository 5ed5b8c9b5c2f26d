using Ledgerline.Centres.Centres;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Operating;

/// <summary>A centre and who runs it. Nothing of what is done there.</summary>
internal sealed record RunCentre(CentreId Id, string Name, IReadOnlyList<CentrePerson> Coordinators);

/// <summary>Reads which centres there are, who runs them, and who runs the installation; for operators.</summary>
internal sealed class ReadCentres(LedgerlineDb db)
{
    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<RunCentre>> AllAsync(CancellationToken cancel = default)
    {
        var coordinators = (await WhoAsync(Role.Coordinator, cancel)).ToLookup(one => one.Centre, one => one.Person);
        var centres = await db.Set<Centre>().AsNoTracking().OrderBy(centre => centre.Name).ThenBy(centre => centre.Id).Select(centre => new { centre.Id, centre.Name }).ToListAsync(cancel);
        return [.. centres.Select(centre => new RunCentre(new(centre.Id), centre.Name, [.. coordinators[centre.Id]]))];
    }

    /// <returns>Null where there is no such centre.</returns>
    public async Task<RunCentre?> FindAsync(Guid centre, CancellationToken cancel = default) =>
        (await AllAsync(cancel)).SingleOrDefault(one => one.Id.Value == centre);

    /// <summary>Who runs the installation, in the order of their names.</summary>
    public async Task<IReadOnlyList<CentrePerson>> OperatorsAsync(CancellationToken cancel = default) =>
        [.. (await WhoAsync(Role.Operator, cancel)).Select(one => one.Person).Distinct()];

    private async Task<IEnumerable<(Guid Centre, CentrePerson Person)>> WhoAsync(Role role, CancellationToken cancel) =>
        (await db.Set<Membership>().AsNoTracking().Where(m => m.Role == role).OrderBy(m => m.Person!.NormalizedUserName)
            .Select(m => new { m.CentreId, m.PersonId, m.Person!.UserName }).ToListAsync(cancel))
        .Select(row => (row.CentreId, new CentrePerson(new(row.PersonId), row.UserName!)));
}
