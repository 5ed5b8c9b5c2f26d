using System.Security.Cryptography;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.DoNotCall;

/// <summary>
/// The numbers that no centre may call: those that were put on the list here, and those on the lists of other installations that were imported. Asked at import,
/// at hand-out and at dialling. Always within the caller's unit of work.
/// </summary>
internal sealed class DoNotCallList(LedgerlineDb db, ForeignFilters foreign, KeyRing keys, TimeProvider clock)
{
    public async Task<bool> HoldsAsync(PhoneNumber number, CancellationToken cancel) =>
        await HoldsItselfAsync(Hash(number), cancel) || (await foreign.OfAsync(db, cancel)).Hold(number);

    /// <summary>Which of the numbers are on the list.</summary>
    public async Task<IReadOnlySet<PhoneNumber>> FindAsync(IReadOnlyCollection<PhoneNumber> numbers, CancellationToken cancel)
    {
        var hashed = numbers.Select(number => (Number: number, Hash: Hash(number))).ToList();
        var byHash = hashed.ToDictionary(one => Convert.ToHexString(one.Hash), one => one.Number);
        var hashes = hashed.Select(one => one.Hash).ToList();
        var found = await db.Set<DoNotCallEntry>().Where(entry => hashes.Contains(entry.Hash)).Select(entry => entry.Hash).ToListAsync(cancel);
        var others = await foreign.OfAsync(db, cancel);
        return found.Select(hash => byHash[Convert.ToHexString(hash)]).Concat(numbers.Where(others.Hold)).ToHashSet();
    }

    /// <returns>False when it was put on it before.</returns>
    public async Task<bool> AddAsync(PhoneNumber number, CancellationToken cancel)
    {
        var hash = Hash(number);
        if (await HoldsItselfAsync(hash, cancel))
            return false;
        db.Add(new DoNotCallEntry { Hash = hash, Day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) });
        foreach (var key in await db.Set<ExchangeKey>().AsNoTracking().Where(key => key.IsShared).ToListAsync(cancel))
        {
            // Later it cannot be made any more: nothing will know the number.
            var shared = ExchangeKey.Open(key.KeySealed, keys).Hash(number);
            db.Add(new ExchangeHash { Key = key.Id, Entry = hash, HashSealed = keys.Seal(KeyPurpose.DoNotCallExchange, shared) });
        }

        return true;
    }

    public async Task RemoveAsync(PhoneNumber number, CancellationToken cancel)
    {
        var hash = Hash(number);
        await db.Set<DoNotCallEntry>().Where(entry => entry.Hash == hash).ExecuteDeleteAsync(cancel);
        await db.Set<ExchangeHash>().Where(shared => shared.Entry == hash).ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Closes every contact of the number, in every campaign of every centre, and forgets all that was known of its person; so with every other number that was
    /// closed with it. From here on nothing can bring them back.
    /// </summary>
    public async Task ForgetAsync(NumberId id, CancellationToken cancel)
    {
        var alike = await OfSamePeople(id).Where(other => other.State == ContactState.NeverCall && other.FinishedAt != null).Select(other => other.Number).Distinct().ToListAsync(cancel);
        foreach (var number in alike.Prepend(id))
        {
            await EndOthersAsync(number, cancel);
            await ForgetNumberAsync(number, cancel);
        }
    }

    private async Task ForgetNumberAsync(NumberId id, CancellationToken cancel)
    {
        await db.Set<Number>().Where(n => n.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.NumberSealed, (byte[]?)null)
                .SetProperty(n => n.NumberHash, RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes))
                .SetProperty(n => n.Lease, (CallId?)null).SetProperty(n => n.DestroyAt, (DateTimeOffset?)null),
            cancel);
        await db.Set<Contact>().Where(contact => contact.Number == id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.State, ContactState.NeverCall).SetProperty(c => c.NameSealed, (byte[]?)null)
                .SetProperty(c => c.NoteSealed, (byte[]?)null).SetProperty(c => c.ForWhomSealed, (byte[]?)null)
                .SetProperty(c => c.FinishedAt, (DateTimeOffset?)null).SetProperty(c => c.Person, (Guid?)null),
            cancel);
        await db.Set<Call>().Where(call => call.Number == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.NoteSealed, (byte[]?)null), cancel);
    }

    /// <summary>Who is never called on this number is not called on another that she has, and does not wait for ever to be.</summary>
    private async Task EndOthersAsync(NumberId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await OfSamePeople(id)
            .Where(Contact.IsRemembered).Where(other => other.FinishedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, ContactState.Ended).SetProperty(c => c.FinishedAt, now).SetProperty(c => c.Owner, (PersonId?)null)
                    .SetProperty(c => c.CallbackAt, (DateTimeOffset?)null).SetProperty(c => c.ForWhomSealed, (byte[]?)null),
                cancel);
    }

    private IQueryable<Contact> OfSamePeople(NumberId id) => db.Set<Contact>()
        .Where(other => other.Number != id && other.Person != null && db.Set<Contact>().Any(contact => contact.Number == id && contact.Person == other.Person));

    /// <summary>Whether somebody asked for it on a call with this number, other than on the one named, if any.</summary>
    public Task<bool> WasAskedForAsync(NumberId number, CallId? otherThan, CancellationToken cancel) =>
        (from contact in db.Set<Contact>()
         where contact.Number == number
         join call in db.Set<Call>() on contact.Id equals call.Contact
         where call.Outcome == Outcome.NeverCallAgain && (otherThan == null || call.Id != otherThan)
         select call).AnyAsync(cancel);

    private Task<bool> HoldsItselfAsync(byte[] hash, CancellationToken cancel) => db.Set<DoNotCallEntry>().AnyAsync(entry => entry.Hash == hash, cancel);

    private byte[] Hash(PhoneNumber number) => keys.Hash(KeyPurpose.DoNotCall, number.E164);
}
