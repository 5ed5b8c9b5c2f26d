using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>When a volunteer has promised to call somebody back next.</summary>
internal sealed class NextOwnCallback(LedgerlineDb db, TimeProvider clock)
{
    /// <returns>In how many minutes, 0 when it is due; null when she has promised nothing.</returns>
    public async Task<int?> MinutesAsync(Actor volunteer, CancellationToken cancel)
    {
        var next = await db.Set<Contact>()
            .Where(c => c.State == ContactState.CallBack && c.Owner == volunteer.Person
                && db.Set<Campaign>().Any(k => k.Id == c.Campaign && k.Centre == volunteer.Centre && k.State == CampaignState.Open))
            .MinAsync(c => (DateTimeOffset?)c.ReadyAt, cancel);
        return next is { } at ? Math.Max(0, (int)Math.Ceiling((at - clock.GetUtcNow()).TotalMinutes)) : null;
    }
}
