using System.Security.Cryptography;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Sealing;

/// <summary>
/// Seals all that is due, in one transaction: declarations become entries in a random order, and everything that says when, where, by whom
/// and with whom they were made is deleted.
/// </summary>
internal sealed class SealBatch(LedgerlineDb db, ISealedRows rows, AppendToRegister append, KeyRing keys, RegisterOptions options, TimeProvider time)
{
    /// <returns>How many were sealed; 0 when nothing is due or another process is sealing.</returns>
    /// <exception cref="BrokenRegisterException">The register contradicts itself; nothing was written.</exception>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        if (!await IsDueAsync(now, cancel))
            return 0;
        var count = await SealInOneWriteAsync(now, cancel);
        if (count > 0)
            await db.Source.WipeFreedSpaceAsync(CloseDeclarations.Tables(db.Source), CancellationToken.None);
        return count;
    }

    private async Task<bool> IsDueAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var eligible = Eligible(now);
        var people = await eligible.SelectMany(group => group.People).CountAsync(cancel);
        if (people == 0 || people >= options.MinimumBatch)
            return people > 0;
        var latest = now - options.MaximumHold;
        return await eligible.AnyAsync(group => group.DeclaredAt <= latest, cancel);
    }

    private async Task<int> SealInOneWriteAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await rows.TryBeOnlySealerAsync(db, cancel))
            return 0;
        await rows.LockGroupsAsync(db, now - options.Hold, cancel);
        // Asked again under the lock: somebody may have corrected or withdrawn.
        if (!await IsDueAsync(now, cancel))
            return 0;

        var groups = await Eligible(now).AsNoTracking().Include(group => group.People).ToListAsync(cancel);
        var people = groups.SelectMany(group => group.People.Select(person => Seal(person, group))).ToArray();
        RandomNumberGenerator.Shuffle(people.AsSpan());
        await append.AppendAsync(people, cancel);
        await RetireAsync(groups, cancel);
        await rows.AddToTalliesAsync(db, [.. Tallies(groups)], cancel);
        await DeleteAsync(groups, people.Length, cancel);
        await write.CommitAsync(cancel);
        // From here on the batch is sealed; a crash before the wipe is made good by the next one, or at the next start.
        return people.Length;
    }

    private IQueryable<Group> Eligible(DateTimeOffset now)
    {
        var changedBy = now - options.Hold;
        return db.Set<Group>().Where(group => group.State == GroupState.Held && group.ChangedAt <= changedBy);
    }

    private SealedPerson Seal(Declaration person, Group group) => SealedPerson.Of(
        Day(group), person.Organisations, person.Kind, keys.Open(KeyPurpose.HeldName, person.NameSealed), person.ReceiptKey);

    private Task RetireAsync(List<Group> groups, CancellationToken cancel)
    {
        var retired = groups.SelectMany(group => group.People).Select(person => RetiredId.KeyOf(keys, person.Id)).ToArray();
        // An order of its own: the n-th retired id must not be the n-th entry.
        RandomNumberGenerator.Shuffle(retired.AsSpan());
        return rows.RetireAsync(db, retired, cancel);
    }

    private static IEnumerable<Tally> Tallies(List<Group> groups) =>
        from @group in groups
        from person in @group.People
        from organisation in person.Organisations.Named().Prepend(Organisations.None)
        group person by (Day: Day(@group), Centre: @group.Centre ?? Guid.Empty, @group.Channel, Organisation: organisation) into same
        select new Tally
        {
            Day = same.Key.Day,
            Centre = same.Key.Centre,
            Channel = same.Key.Channel,
            Organisation = same.Key.Organisation,
            Count = same.Count(),
        };

    private async Task DeleteAsync(List<Group> groups, int people, CancellationToken cancel)
    {
        var deleted = await rows.DeleteHeldAsync(
            db, [.. groups.SelectMany(group => group.People).Select(person => person.Id)], [.. groups.Select(group => group.Id)], cancel);
        if (deleted != (people, groups.Count))
            throw new BrokenRegisterException(
                $"{people} declarations of {groups.Count} groups were to be sealed, but {deleted.Declarations} of {deleted.Groups} were there to delete.");
    }

    private static DateOnly Day(Group group) => DateOnly.FromDateTime(group.DeclaredAt.UtcDateTime);
}
