using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Sealing;

/// <summary>
/// Seals all that is due, a bounded batch a transaction: declarations become entries in a random order, everything that says when, where, by whom and with
/// whom they were made is deleted, and the log's new checkpoint is signed. <see cref="Publishing.PublishLog"/> then shows it to the world.
/// </summary>
internal sealed class SealBatch(
    LedgerlineDb db, ISealedRows rows, AppendToLog append, TakeDueAnnulments annulments, KeyRing keys, RegisterOptions options, SealerTools tools)
{
    private DateTimeOffset Now => tools.Time.GetUtcNow();

    /// <returns>How many declarations and annulments were sealed; 0 when nothing is due or another process is sealing.</returns>
    /// <exception cref="NoLogException">Something is due, but there is no log or no key; nothing was written.</exception>
    /// <exception cref="BrokenRegisterException">The register contradicts itself; nothing more was written.</exception>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var all = 0;
        try
        {
            while (await IsDueAsync(cancel) && await SealInOneWriteAsync(cancel) is var count and > 0)
                all += count;
        }
        finally
        {
            // Also where it failed: a commit may be done and yet reported as failed.
            tools.Version.Changed();
            // Also where a later batch failed: what the earlier ones deleted is wiped. A crash before it is made good at the next start.
            if (all > 0)
                await db.Source.WipeFreedSpaceAsync(CloseDeclarations.Tables(db.Source), CancellationToken.None);
        }

        return all;
    }

    private async Task<bool> IsDueAsync(CancellationToken cancel) => await AreDeclarationsDueAsync(cancel) || await annulments.AnyAsync(cancel);

    private async Task<bool> AreDeclarationsDueAsync(CancellationToken cancel)
    {
        var eligible = Eligible();
        var people = await eligible.SelectMany(group => group.People, (group, person) => group.HeldUntil).OrderBy(at => at).Take(options.MinimumBatch).CountAsync(cancel);
        if (people == 0 || people == options.MinimumBatch)
            return people > 0;
        var latest = Now - options.MaximumHold;
        return await eligible.AnyAsync(group => group.DeclaredAt <= latest, cancel);
    }

    private async Task<int> SealInOneWriteAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await rows.TryBeOnlySealerAsync(db, cancel))
            return 0;
        // Asked again in the transaction: somebody may have corrected or withdrawn.
        IReadOnlyList<DueGroup> groups = [];
        if (await AreDeclarationsDueAsync(cancel))
            await tools.Steps.RunAsync("take what is due", async () => groups = await rows.TakeDueAsync(db, Now, options.MaximumBatch, cancel));
        var annulled = await annulments.TakeAsync(cancel);
        if (groups.Count == 0 && annulled.Count == 0)
            return 0;

        // Hashed while the database writes what comes first.
        var retired = Task.Run(() => RetiredKeys(groups), CancellationToken.None);
        var people = Seal(groups);
        await append.AppendAsync(people, annulled, cancel);
        await tools.Steps.RunAsync("retire ids", async () => await rows.RetireAsync(db, await retired, cancel));
        var tallies = Counting.Tallies(groups.SelectMany(group => group.People, (group, person) => (group.Day, group.Centre, group.Channel, person.Organisations)));
        await tools.Steps.RunAsync("add to tallies", () => rows.AddToTalliesAsync(db, tallies, cancel));
        await tools.Steps.RunAsync("add to totals", () => rows.AddToDayTotalsAsync(db, Counting.DayTotals(people, annulled), cancel));
        await tools.Steps.RunAsync("commit", () => write.CommitAsync(cancel));
        // From here on the batch is sealed.
        return people.Length + annulled.Count;
    }

    private IQueryable<Group> Eligible()
    {
        var now = Now;
        return db.Set<Group>().Where(group => group.State == GroupState.Held && group.HeldUntil <= now);
    }

    /// <summary>The entries, in a random order. A decryption and a keyed hash each: the longest part that is not the database's, so on all cores.</summary>
    private SealedPerson[] Seal(IReadOnlyList<DueGroup> groups)
    {
        var due = groups.SelectMany(group => group.People.Select(person => (group.Day, person))).ToArray();
        var salts = RandomNumberGenerator.GetBytes(due.Length * CanonicalRecord.SaltBytes);
        var entries = new SealedPerson[due.Length];
        Parallel.For(0, due.Length, i =>
        {
            var (day, person) = due[i];
            var salt = salts.AsSpan(i * CanonicalRecord.SaltBytes, CanonicalRecord.SaltBytes).ToArray();
            var name = keys.Open(KeyPurpose.HeldName, person.NameSealed);
            var details = Details.Open(keys, person.DetailsSealed);
            var record = new CanonicalRecord(person.Kind, name, details.Place?.Code, details.Statement?.Text);
            entries[i] = SealedPerson.Of(day, person.Organisations, record, person.ReceiptKey, salt);
        });
        Shuffle(entries);
        return entries;
    }

    private byte[][] RetiredKeys(IReadOnlyList<DueGroup> groups)
    {
        var retired = groups.SelectMany(group => group.People).Select(person => RetiredId.KeyOf(keys, person.Id)).ToArray();
        // An order of its own: the n-th retired id must not be the n-th entry.
        Shuffle(retired);
        return retired;
    }

    /// <summary>A random order, by 64 random bits an item: the framework's own asks for random bytes item by item, which took a tenth of a seal.</summary>
    private static void Shuffle<T>(T[] items)
    {
        var order = new ulong[items.Length];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(order.AsSpan()));
        Array.Sort(order, items);
    }
}

/// <summary>What sealing and publishing are done with besides the database.</summary>
internal sealed record SealerTools(TimeProvider Time, WriteSteps Steps, PublicVersion Version);
