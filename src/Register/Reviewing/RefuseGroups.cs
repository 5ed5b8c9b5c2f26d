using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reviewing;

/// <summary>Refuses groups: they are deleted, and their receipts say "refused" and why.</summary>
internal sealed class RefuseGroups(LedgerlineDb db, CloseDeclarations close)
{
    /// <returns>How many of <paramref name="groups"/> were refused: not those that were changed since they were seen, or decided by another.</returns>
    public async Task<int> RefuseAsync(IReadOnlyList<SeenGroup> groups, RefusalReason reason, CancellationToken cancel)
    {
        var refused = await RefuseInOneWriteAsync(groups, reason, cancel);
        if (refused > 0)
            await close.WipeAsync();
        return refused;
    }

    private async Task<int> RefuseInOneWriteAsync(IReadOnlyList<SeenGroup> groups, RefusalReason reason, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var refused = 0;
        foreach (var seen in groups.OrderBy(each => each.Id))
        {
            if (await db.LockGroupAsync(seen.Id, cancel) is not { State: GroupState.Review } group || group.ChangedAt != seen.ChangedAt)
                continue;
            var people = await db.Set<Declaration>().Where(row => row.GroupId == group.Id).ToListAsync(cancel);
            await close.CloseAsync(group, people, ClosedState.Refused, reason, cancel);
            refused++;
        }

        await write.CommitAsync(cancel);
        return refused;
    }
}
