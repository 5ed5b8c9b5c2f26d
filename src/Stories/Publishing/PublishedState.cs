using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Stories.Publishing;

/// <summary>One row that counts the changes of what is public, so that other processes learn of them.</summary>
internal sealed class PublishedState
{
    public const int TheOne = 1;

    public required int Id { get; init; }

    public required long Changes { get; init; }

    /// <summary>Chosen by chance when the database was made, never changed: what tells this installation's stories from another's, for whoever gathers feeds.</summary>
    public required string Mark { get; init; }

    /// <summary>Counts one more change, within the transaction that makes it. Who publishes at the same moment waits here.</summary>
    public static async Task CountAsync(LedgerlineDb db, CancellationToken cancel) => await db.Set<PublishedState>().Where(s => s.Id == TheOne)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.Changes, s => s.Changes + 1), cancel);
}
