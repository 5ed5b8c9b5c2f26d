using Ledgerline.Register.Searching;
using Ledgerline.Storage;

namespace Ledgerline.Register.Sealing;

/// <summary>Takes and writes a batch's rows in bulk, on one engine, within the transaction that is open on the context.</summary>
internal interface ISealedRows
{
    /// <summary>Waits its turn as the one sealer until the transaction ends; false when another has it.</summary>
    Task<bool> TryBeOnlySealerAsync(LedgerlineDb db, CancellationToken cancel);

    /// <summary>Takes the groups that were to be held until then, those that are due longest first, with their people out of their tables.</summary>
    /// <param name="most">About how many people at most; no group is cut, and at least one is taken.</param>
    /// <exception cref="BrokenRegisterException">Rows that were read were not there to delete.</exception>
    Task<IReadOnlyList<DueGroup>> TakeDueAsync(LedgerlineDb db, DateTimeOffset now, int most, CancellationToken cancel);

    /// <summary>Appends entries and leaves at <paramref name="firstIndex"/> and on, in the given order.</summary>
    Task AppendAsync(LedgerlineDb db, long firstIndex, IReadOnlyList<SealedPerson> people, CancellationToken cancel);

    /// <summary>Adds to the index of names, in the given order.</summary>
    Task IndexAsync(LedgerlineDb db, IReadOnlyList<NewName> names, CancellationToken cancel);

    /// <summary>Inserts ids' keys in the given order.</summary>
    Task RetireAsync(LedgerlineDb db, IReadOnlyList<byte[]> keys, CancellationToken cancel);

    /// <summary>Adds to the tallies' counts.</summary>
    Task AddToTalliesAsync(LedgerlineDb db, IReadOnlyList<Tally> more, CancellationToken cancel);

    /// <summary>Adds to the days' totals, declared and annulled.</summary>
    Task AddToDayTotalsAsync(LedgerlineDb db, IReadOnlyList<DayTotal> more, CancellationToken cancel);
}
