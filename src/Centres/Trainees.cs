using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>Who practises and is not admitted to real calls yet.</summary>
public sealed class Trainees(LedgerlineDb db)
{
    /// <summary>Those of a centre, in the order of their names; for its coordinator only.</summary>
    public async Task<IReadOnlyList<CentrePerson>> OfAsync(CentreId centre, CancellationToken cancel = default)
    {
        var people = await All.Where(m => m.CentreId == centre.Value)
            .OrderBy(m => m.Person!.NormalizedUserName).Select(m => new { m.PersonId, m.Person!.UserName }).ToListAsync(cancel);
        return [.. people.Select(person => new CentrePerson(new PersonId(person.PersonId), person.UserName!))];
    }

    /// <summary>Whether the actor is one, at the centre of her session.</summary>
    public Task<bool> IsOneAsync(Actor actor, CancellationToken cancel = default) =>
        All.AnyAsync(m => m.PersonId == actor.Person.Value && m.CentreId == actor.Centre.Value, cancel);

    /// <summary>Those of all centres.</summary>
    public async Task<IReadOnlyList<PersonId>> EverywhereAsync(CancellationToken cancel = default) =>
        [.. (await All.Select(m => m.PersonId).Distinct().ToListAsync(cancel)).Select(id => new PersonId(id))];

    private IQueryable<Membership> All => db.Set<Membership>().AsNoTracking().Where(m => m.Role == Role.Trainee);
}
