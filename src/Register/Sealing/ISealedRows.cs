using Ledgerline.Storage;

namespace Ledgerline.Register.Sealing;

/// <summary>Writes and deletes a batch's rows in bulk, on one engine, within the transaction that is open on the context.</summary>
internal interface ISealedRows
{
    /// <summary>Waits its turn as the one sealer until the transaction ends; false when another has it.</summary>
    Task<bool> TryBeOnlySealerAsync(LedgerlineDb db, CancellationToken cancel);

    /// <summary>Locks the groups that are held and were last changed by then, until the transaction ends.</summary>
    Task LockGroupsAsync(LedgerlineDb db, DateTimeOffset changedBy, CancellationToken cancel);

    /// <summary>Appends entries and leaves at <paramref name="firstIndex"/> and on, in the given order.</summary>
    Task AppendAsync(LedgerlineDb db, long firstIndex, IReadOnlyList<SealedPerson> people, CancellationToken cancel);

    /// <summary>Inserts ids' keys in the given order.</summary>
    Task RetireAsync(LedgerlineDb db, IReadOnlyList<byte[]> keys, CancellationToken cancel);

    /// <summary>Adds to the tallies' counts.</summary>
    Task AddToTalliesAsync(LedgerlineDb db, IReadOnlyList<Tally> more, CancellationToken cancel);

    /// <summary>Deletes declarations, then groups, by their ids.</summary>
    /// <returns>How many rows of each there were.</returns>
    Task<(int Declarations, int Groups)> DeleteHeldAsync(
        LedgerlineDb db, IReadOnlyList<Guid> declarations, IReadOnlyList<Guid> groups, CancellationToken cancel);
}
