using System.Security.Cryptography;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Forgetting;

/// <summary>Destroys numbers that nobody needs any more, within the caller's transaction, which holds them. From there on nothing can bring them back.</summary>
internal sealed class DestroyNumbers(LedgerlineDb db, TimeProvider clock)
{
    /// <param name="evenResting">Whether a number that rests is destroyed too. If not, it is when its rest is over.</param>
    /// <returns>How many were destroyed: none of which a contact is remembered, and none that somebody has in hand.</returns>
    public async Task<int> RunAsync(IReadOnlyCollection<NumberId> ids, bool evenResting, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var needed = (await db.Set<Contact>().Where(Contact.IsRemembered).Where(c => ids.Contains(c.Number)).Select(c => c.Number).ToListAsync(cancel)).ToHashSet();
        var numbers = await db.Set<Number>().Where(n => ids.Contains(n.Id) && n.NumberSealed != null).ToListAsync(cancel);
        var destroyed = 0;
        foreach (var number in numbers)
        {
            var free = evenResting || number.LeasedUntil > number.NotBefore ? number.LeasedUntil : number.NotBefore;
            // Who needs it will come here again.
            number.DestroyAt = needed.Contains(number.Id) || free <= now ? null : free;
            if (needed.Contains(number.Id) || free > now)
                continue;
            (number.NumberSealed, number.NumberHash, number.Lease) = (null, RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes), null);
            destroyed++;
        }

        await db.SaveChangesAsync(cancel);
        return destroyed;
    }
}
