using Ledgerline.Centres;
using Ledgerline.PhoneBank.Forgetting;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Campaigns;

/// <param name="Waiting">Contacts still to be reached, callbacks and those of paused lists among them.</param>
/// <param name="Done">Contacts that nobody will be handed any more.</param>
/// <param name="WithoutZone">Of those who wait, the ones who are never handed out because nobody knows what time it is there.</param>
internal sealed record CampaignCounts(int Waiting, int Done, int WithoutZone);

internal sealed record CampaignRow(CampaignId Id, string Name, CampaignState State, CallingHours Hours, CampaignCounts Counts);

/// <summary>A centre's campaigns, for its coordinator.</summary>
internal sealed class ReadCampaigns(LedgerlineDb db)
{
    private static readonly ContactState[] Open = [ContactState.Waiting, ContactState.CallBack, ContactState.Paused];

    private const int ForgottenDaysShown = 3;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<CampaignRow>> OfAsync(CentreId centre, CancellationToken cancel)
    {
        var campaigns = await db.Set<Campaign>().AsNoTracking().Where(c => c.Centre == centre).OrderByDescending(c => c.MadeAt)
            .Select(c => new { c.Id, c.Name, c.State, c.CallingFrom, c.CallingTo }).ToListAsync(cancel);
        var counts = await CountAsync(db.Set<Campaign>().Where(c => c.Centre == centre).Select(c => c.Id), cancel);
        return [.. campaigns.Select(c => new CampaignRow(c.Id, c.Name, c.State, new(c.CallingFrom, c.CallingTo), CountsOf(counts, c.Id)))];
    }

    /// <returns>Null when the centre has no such campaign.</returns>
    public Task<Campaign?> FindAsync(CampaignId id, CentreId centre, CancellationToken cancel) =>
        db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Centre == centre, cancel);

    public async Task<CampaignCounts> CountAsync(CampaignId id, CancellationToken cancel) =>
        CountsOf(await CountAsync(db.Set<Campaign>().Where(c => c.Id == id).Select(c => c.Id), cancel), id);

    /// <summary>On which days something was destroyed because its time was over; the last ones, the newest first.</summary>
    public async Task<IReadOnlyList<ForgottenDay>> ForgottenAsync(CampaignId id, CancellationToken cancel) =>
        await db.Set<ForgottenDay>().AsNoTracking().Where(day => day.Campaign == id).OrderByDescending(day => day.Day).Take(ForgottenDaysShown).ToListAsync(cancel);

    private async Task<List<StateCount>> CountAsync(IQueryable<CampaignId> campaigns, CancellationToken cancel) =>
        await db.Set<Contact>().Where(contact => campaigns.Contains(contact.Campaign))
            .GroupBy(contact => new { contact.Campaign, contact.State, HasZone = contact.Zone != null })
            .Select(group => new StateCount(group.Key.Campaign, group.Key.State, group.Key.HasZone, group.Count()))
            .ToListAsync(cancel);

    private static CampaignCounts CountsOf(List<StateCount> counts, CampaignId id)
    {
        var own = counts.Where(count => count.Campaign == id).ToList();
        var waiting = own.Where(count => Open.Contains(count.State)).Sum(count => count.Contacts);
        var withoutZone = own.Where(count => count is { State: ContactState.Waiting, HasZone: false }).Sum(count => count.Contacts);
        var done = own.Where(count => count.State.IsFinished()).Sum(count => count.Contacts);
        return new CampaignCounts(waiting, done, withoutZone);
    }

    private sealed record StateCount(CampaignId Campaign, ContactState State, bool HasZone, int Contacts);
}
