using System.Security.Cryptography;
using Ledgerline.Centres;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Jottings;

/// <summary>
/// Once a day is over at a centre, hands what was jotted down on it to the editors: the rows are written anew, sealed anew, with other ids and in another order, so that nothing in the
/// database tells which came after which call.
/// </summary>
internal sealed class DeliverJottings(LedgerlineDb db, KeyRing keys, CentreClock centres, TimeProvider clock)
{
    /// <returns>How many were delivered.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var delivered = 0;
        foreach (var centre in await db.Set<Jotting>().Where(j => !j.IsDelivered).Select(j => j.Centre).Distinct().ToListAsync(cancel))
        {
            var today = await centres.DayOfAsync(centre, clock.GetUtcNow(), cancel);
            foreach (var day in await Waiting(centre, today).Select(j => j.Day).Distinct().ToListAsync(cancel))
                delivered += await DeliverAsync(centre, day, cancel);
        }

        return delivered;
    }

    private IQueryable<Jotting> Waiting(CentreId centre, DateOnly today) => db.Set<Jotting>().AsNoTracking().Where(j => j.Centre == centre && !j.IsDelivered && j.Day < today);

    private async Task<int> DeliverAsync(CentreId centre, DateOnly day, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var waiting = await Waiting(centre, day.AddDays(1)).Where(j => j.Day == day).ToArrayAsync(cancel);
        var ids = waiting.Select(j => j.Id).ToList();
        // Where another process delivers the same, one of the two takes them away and the other finds fewer.
        if (await db.Set<Jotting>().Where(j => ids.Contains(j.Id)).ExecuteDeleteAsync(cancel) != waiting.Length)
            return 0;
        RandomNumberGenerator.Shuffle(waiting.AsSpan());
        foreach (var jotting in waiting)
        {
            db.Add(new Jotting
            {
                Id = Guid.NewGuid(),
                Centre = centre,
                Day = day,
                TextSealed = keys.Seal(KeyPurpose.Jotting, keys.Open(KeyPurpose.Jotting, jotting.TextSealed)),
                IsDelivered = true,
            });
            // One at a time: together they would be put into an order of the framework's.
            await db.SaveChangesAsync(cancel);
        }

        await write.CommitAsync(cancel);
        return waiting.Length;
    }
}
