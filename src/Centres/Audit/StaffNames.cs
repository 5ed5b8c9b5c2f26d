using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Audit;

/// <summary>The names of those who work at a centre, for its trail.</summary>
internal sealed class StaffNames(LedgerlineDb db, Text text)
{
    /// <summary>In the order of their names; after them the operators of other centres who did something here, without theirs.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(CentreId centre, CancellationToken cancel)
    {
        var people = await db.Set<Membership>().AsNoTracking().Where(m => m.CentreId == centre.Value)
            .Select(m => new { m.PersonId, m.Person!.UserName, m.Person.NormalizedUserName }).Distinct().OrderBy(person => person.NormalizedUserName).ToListAsync(cancel);
        var operators = await db.Set<Membership>().Where(m => m.Role == Role.Operator && db.Set<AuditEntry>().Any(entry => entry.CentreId == centre.Value && entry.PersonId == m.PersonId))
            .Select(m => m.PersonId).Distinct().ToListAsync(cancel);
        return new OrderedDictionary<Guid, string>(
        [
            .. people.Select(person => KeyValuePair.Create(person.PersonId, person.UserName!)),
            .. operators.Except(people.Select(person => person.PersonId)).Select(id => KeyValuePair.Create(id, text["audit.operator", ("id", TrailWords.Short(id))])),
        ]);
    }

    /// <summary>Which of the ids are of accounts, wherever they work.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.Set<Person>().Where(person => ids.Contains(person.Id)).Select(person => person.Id).ToHashSetAsync(cancel);
}
