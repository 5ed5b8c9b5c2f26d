using Ledgerline.Register.Declaring;
using Ledgerline.Storage;

namespace Ledgerline.Register.Reviewing;

/// <summary>Lets groups through: from now on they are held.</summary>
internal sealed class AcceptGroups(LedgerlineDb db, TimeProvider time)
{
    /// <returns>How many of <paramref name="groups"/> were accepted: not those that were changed since they were seen, or decided by another.</returns>
    public async Task<int> AcceptAsync(IReadOnlyList<SeenGroup> groups, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var accepted = 0;
        foreach (var seen in groups.OrderBy(each => each.Id))
        {
            if (await db.LockGroupAsync(seen.Id, cancel) is not { State: GroupState.Review } group || group.ChangedAt != seen.ChangedAt)
                continue;
            group.State = GroupState.Held;
            group.ChangedAt = time.GetUtcNow();
            accepted++;
        }

        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return accepted;
    }
}
