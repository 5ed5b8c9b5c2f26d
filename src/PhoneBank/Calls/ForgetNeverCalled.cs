using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Destroys the numbers of those who are never to be called again, once that cannot be taken back any more. Several processes may do it at once.</summary>
internal sealed class ForgetNeverCalled(LedgerlineDb db, DoNotCallList doNotCall, TimeProvider clock)
{
    private const int AtOnce = 100;

    public async Task RunAsync(CancellationToken cancel = default)
    {
        var latest = clock.GetUtcNow() - UndoNeverCall.UndoableFor;
        List<CallId> over;
        do
        {
            over = await db.Set<Call>().Where(c => c.Undo != null && c.EndedAt <= latest && !c.IsCurrent).OrderBy(c => c.EndedAt).Select(c => c.Id)
                .Take(AtOnce).ToListAsync(cancel);
            foreach (var call in over)
                await ForgetAsync(call, cancel);
        }
        while (over.Count == AtOnce);
    }

    private async Task ForgetAsync(CallId id, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        // It may have been taken back a moment ago.
        if (await db.Set<Call>().Where(c => c.Id == id && c.Undo != null && !c.IsCurrent).ExecuteUpdateAsync(set => set.SetProperty(c => c.Undo, (string?)null), cancel) == 0)
            return;
        var call = await db.Set<Call>().AsNoTracking().SingleAsync(c => c.Id == id, cancel);
        if (call is { Outcome: Outcome.NeverCallAgain, Number: { } number })
            await doNotCall.ForgetAsync(number, cancel);
        await write.CommitAsync(cancel);
    }
}
