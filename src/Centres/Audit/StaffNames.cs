using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Audit;

/// <summary>The names of those who work at a centre, for its trail.</summary>
internal sealed class StaffNames(LedgerlineDb db)
{
    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(CentreId centre, CancellationToken cancel)
    {
        var people = await db.Set<Membership>().AsNoTracking().Where(m => m.CentreId == centre.Value)
            .Select(m => new { m.PersonId, m.Person!.UserName, m.Person.NormalizedUserName }).Distinct().OrderBy(person => person.NormalizedUserName).ToListAsync(cancel);
        return new OrderedDictionary<Guid, string>(people.Select(person => KeyValuePair.Create(person.PersonId, person.UserName!)));
    }

    /// <summary>Which of the ids are of accounts, wherever they work.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.Set<Person>().Where(person => ids.Contains(person.Id)).Select(person => person.Id).ToHashSetAsync(cancel);
}
