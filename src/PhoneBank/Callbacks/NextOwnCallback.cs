using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>When a volunteer has promised to call somebody back next. One that somebody is calling now, she or another, is not waiting.</summary>
internal sealed class NextOwnCallback(LedgerlineDb db, TimeProvider clock)
{
    /// <summary>So many minutes before it is due she is reminded, also while she is on another call.</summary>
    public const int RemindMinutes = 5;

    /// <returns>In how many minutes, 0 when it is due; null when she has promised nothing.</returns>
    public async Task<int?> MinutesAsync(Actor volunteer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var next = await db.Set<Contact>()
            .Where(c => c.State == ContactState.CallBack && c.Owner == volunteer.Person
                && db.Set<Number>().Any(n => n.Id == c.Number && n.LeasedUntil <= now)
                && db.Set<Campaign>().Any(k => k.Id == c.Campaign && k.Centre == volunteer.Centre && k.State == CampaignState.Open))
            .MinAsync(c => c.CallbackAt, cancel);
        return next is { } at ? Math.Max(0, (int)Math.Ceiling((at - now).TotalMinutes)) : null;
    }
}
