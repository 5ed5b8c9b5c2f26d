using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Ends for good the calls of volunteers who went home: what could be undone cannot be any more, and what undoing needed is forgotten.</summary>
internal sealed class ForgetOldCalls(LedgerlineDb db, CurrentCall current, GiveBackCall giveBack, TimeProvider clock)
{
    public static readonly TimeSpan UndoableFor = TimeSpan.FromMinutes(30);

    private const int AtOnce = 100;

    public async Task RunAsync(CancellationToken cancel = default)
    {
        var (reportedBefore, startedBefore) = (clock.GetUtcNow() - UndoableFor, clock.GetUtcNow() - SavePerson.TakenFor);
        var old = await db.Set<Call>().AsNoTracking()
            .Where(c => c.IsCurrent && ((c.EndedAt != null && c.EndedAt < reportedBefore) || (c.EndedAt == null && c.StartedAt < startedBefore)))
            .OrderBy(c => c.StartedAt).Take(AtOnce).ToListAsync(cancel);
        foreach (var call in old)
        {
            if (call.EndedAt is null)
                await giveBack.GiveBackAsync(call.Id, call.Volunteer, cancel);
            else
                await FinishAsync(call.Id, cancel);
        }
    }

    private async Task FinishAsync(CallId id, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        // As it is now: it may have been undone a moment ago.
        if (await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.IsCurrent && c.EndedAt != null, cancel) is not { } call)
            return;
        await current.FinishAsync(call, cancel);
        await write.CommitAsync(cancel);
    }
}
