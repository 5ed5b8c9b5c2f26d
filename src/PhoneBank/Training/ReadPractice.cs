using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Training;

/// <param name="Practised">How many of the invented calls she has been through.</param>
internal sealed record TraineeRow(CentrePerson Person, int Practised);

/// <summary>Which invented calls those who are not admitted yet have been through.</summary>
internal sealed class ReadPractice(LedgerlineDb db, Trainees trainees)
{
    /// <returns>The keys of the calls that the actor has been through; null when she is no trainee, for then it is not kept.</returns>
    public async Task<IReadOnlySet<string>?> OfAsync(Actor actor, CancellationToken cancel = default) =>
        await trainees.IsOneAsync(actor, cancel)
            ? Known(await db.Set<Practised>().Where(one => one.Volunteer == actor.Person).Select(one => one.Call).ToListAsync(cancel))
            : null;

    /// <summary>The trainees of a centre in the order of their names, whatever they have done.</summary>
    public async Task<IReadOnlyList<TraineeRow>> OfCentreAsync(CentreId centre, CancellationToken cancel = default)
    {
        var people = await trainees.OfAsync(centre, cancel);
        var ids = people.Select(person => person.Id).ToList();
        var done = (await db.Set<Practised>().AsNoTracking().Where(one => ids.Contains(one.Volunteer)).ToListAsync(cancel)).ToLookup(one => one.Volunteer, one => one.Call);
        return [.. people.Select(person => new TraineeRow(person, Known(done[person.Id]).Count))];
    }

    /// <summary>A call may have been taken out of the collection since.</summary>
    private static HashSet<string> Known(IEnumerable<string> keys) => [.. keys.Where(key => InventedCalls.Find(key) is not null)];
}
