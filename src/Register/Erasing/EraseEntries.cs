using System.Security.Claims;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Register.Searching;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Erasing;

/// <summary>What became of the wish to erase one entry's name.</summary>
internal enum EraseOutcome
{
    Erased,

    /// <summary>No entry has this index: nothing has, or an annulment.</summary>
    NotAnEntry,

    AlreadyErased,
}

/// <summary>
/// Deletes the names of entries, what was added to them, what the names are found by, and their salts, for ever. Their leaves and the count stay; what opened their
/// commitments leaves the public folder when it is next published.
/// </summary>
internal sealed class EraseEntries(LedgerlineDb db, NameIndex names, PublicVersion version, RecordAct record)
{
    /// <summary>How many entries can be erased at once. Few, because it cannot be undone.</summary>
    public const int Most = 100;

    /// <param name="by">Who of the staff does; null for declarants, of whom nothing is recorded.</param>
    /// <returns>What became of each of the entries, durably.</returns>
    /// <exception cref="ArgumentException">More than <see cref="Most"/>.</exception>
    public async Task<IReadOnlyDictionary<EntryIndex, EraseOutcome>> EraseAsync(ClaimsPrincipal? by, IReadOnlyCollection<EntryIndex> entries, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, Most);
        IReadOnlyDictionary<EntryIndex, EraseOutcome> outcomes;
        try
        {
            outcomes = await EraseInOneWriteAsync(by, entries, cancel);
        }
        finally
        {
            // From here on no page shows the names; also where it failed, since a commit may be done and yet reported as failed.
            version.Changed();
        }

        if (outcomes.Values.Contains(EraseOutcome.Erased))
            await db.Source.WipeFreedSpaceAsync(Tables(db.Source), CancellationToken.None);
        return outcomes;
    }

    /// <summary>The tables that names are erased from.</summary>
    public static IReadOnlyList<string> Tables(Database database) => [database.Table(RegisterModel.Schema, "entries"), database.Table(RegisterModel.Schema, "names")];

    private async Task<Dictionary<EntryIndex, EraseOutcome>> EraseInOneWriteAsync(ClaimsPrincipal? by, IReadOnlyCollection<EntryIndex> entries, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await names.HoldAsync(alone: false, cancel);
        var there = (await db.LockEntriesAsync(entries, cancel)).ToDictionary(entry => entry.Index, entry => entry.Name is null && entry.Salt is null);
        var outcomes = entries.Distinct().ToDictionary(entry => entry, entry => !there.TryGetValue(entry.Value, out var erased)
            ? EraseOutcome.NotAnEntry
            : erased ? EraseOutcome.AlreadyErased : EraseOutcome.Erased);
        var now = outcomes.Where(each => each.Value == EraseOutcome.Erased).Select(each => each.Key.Value).ToArray();
        await db.Set<Entry>().Where(entry => now.Contains(entry.Index)).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Name, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null)
                .SetProperty(entry => entry.Place, (string?)null).SetProperty(entry => entry.Statement, (string?)null),
            cancel);
        await db.Set<IndexedName>().Where(row => now.Contains(row.Entry)).ExecuteDeleteAsync(cancel);
        await db.Set<LogState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.Erasures, state => state.Erasures + now.Length), cancel);
        db.AddRange(now.Select(index => new StaleRecord { Index = index }));
        await db.SaveChangesAsync(cancel);
        if (by is not null && now.Length > 0)
            record(by, "entries-erased");
        await write.CommitAsync(cancel);
        // From here on the names are gone; the records leave the public folder at the next publication, also after a crash.
        return outcomes;
    }
}
