using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Shifts;

/// <summary>Ends the shifts of volunteers who went home and did not say so, as of the last that they did.</summary>
internal sealed class EndLeftShifts(LedgerlineDb db, TimeProvider clock)
{
    public static readonly TimeSpan LeftAfter = TimeSpan.FromHours(1);

    /// <summary>Somebody who called us has no number, and so no lease by which to see that the page is closed.</summary>
    private static readonly TimeSpan LongestInbound = TimeSpan.FromHours(4);

    public async Task RunAsync(CancellationToken cancel = default)
    {
        var (now, latest) = (clock.GetUtcNow(), clock.GetUtcNow() - LeftAfter);
        var inboundSince = now - LongestInbound;
        await using var write = await db.BeginWriteAsync(cancel);
        var old = await db.Set<Shift>().Where(shift => shift.EndedAt == null && shift.StartedAt <= latest
            && !db.Set<Call>().Any(call => call.Volunteer == shift.Volunteer && call.IsCurrent && call.EndedAt == null
                && (call.Number == null ? call.StartedAt > inboundSince : db.Set<Number>().Any(n => n.Id == call.Number && n.Lease == call.Id && n.LeasedUntil > now))))
            .ToListAsync(cancel);
        foreach (var shift in old)
        {
            var last = await LastAsync(shift, cancel);
            if (last <= latest)
                (shift.EndedAt, shift.PausedAt) = (last, null);
        }

        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
    }

    private async Task<DateTimeOffset> LastAsync(Shift shift, CancellationToken cancel)
    {
        if (shift.PausedAt is { } paused)
            return paused;
        var calls = db.Set<Call>().Where(call => call.Volunteer == shift.Volunteer && call.StartedAt >= shift.StartedAt);
        DateTimeOffset?[] all = [shift.StartedAt, await calls.MaxAsync(call => (DateTimeOffset?)call.StartedAt, cancel), await calls.MaxAsync(call => call.EndedAt, cancel)];
        return all.Max()!.Value;
    }
}
