using Ledgerline.Register.Declaring;
using Ledgerline.Register.Receipts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Reviewing;

/// <summary>Deletes refused groups whose refusal can no longer be taken back. Their receipts go on saying "refused", and why.</summary>
internal sealed class CloseRefused(LedgerlineDb db, CloseDeclarations close, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <returns>How many groups were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var all = 0;
        try
        {
            while (await CloseInOneWriteAsync(cancel) is var closed and > 0)
                all += closed;
        }
        finally
        {
            if (all > 0)
                await close.WipeAsync();
            db.ChangeTracker.Clear();
        }

        return all;
    }

    private async Task<int> CloseInOneWriteAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<Group>().AsNoTracking().Where(group => group.State == GroupState.Refused && group.HeldUntil <= now)
            .OrderBy(group => group.Id).Select(group => group.Id).Take(AtOnce).ToListAsync(cancel);
        if (due.Count == 0)
            return 0;
        await using var write = await db.BeginWriteAsync(cancel);
        var closed = 0;
        foreach (var id in due)
        {
            if (await db.LockGroupAsync(id, cancel) is not { State: GroupState.Refused } group || group.HeldUntil > now)
                continue;
            var people = await db.Set<Declaration>().Where(row => row.GroupId == id).ToListAsync(cancel);
            await close.CloseAsync(group, people, ClosedState.Refused, group.Refusal, DateOnly.FromDateTime(group.ChangedAt.UtcDateTime), cancel);
            closed++;
        }

        await write.CommitAsync(cancel);
        return closed;
    }
}
