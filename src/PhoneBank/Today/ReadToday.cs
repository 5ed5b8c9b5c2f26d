using Ledgerline.Centres;
using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Today;

internal sealed record CampaignQueue(CampaignId Id, string Name, QueueCounts Counts);

/// <summary>A centre's day so far.</summary>
/// <param name="Hours">Its calls by the hour.</param>
/// <param name="Queues">Its open campaigns', the newest first.</param>
/// <param name="Missed">The callbacks that were missed, as many as are shown.</param>
/// <param name="MissedCount">All of them.</param>
/// <param name="Held">People who declared by it and are not sealed yet.</param>
internal sealed record CentreToday(
    IReadOnlyList<HourOfCalls> Hours, IReadOnlyList<CampaignQueue> Queues, IReadOnlyList<MissedCallback> Missed, int MissedCount, int Held, UnusualPatterns Unusual)
{
    /// <summary>How its calls ended, as far as any ended so.</summary>
    public IEnumerable<(Outcome Outcome, int Calls)> Outcomes =>
        Enum.GetValues<Outcome>().Select(outcome => (outcome, Hours.Sum(hour => hour.Outcomes.Of(outcome)))).Where(one => one.Item2 > 0);

    public int CallbacksDue => Queues.Sum(queue => queue.Counts.CallbacksDue);

    public int CallbacksLater => Queues.Sum(queue => queue.Counts.Callbacks);
}

/// <summary>Reads what the coordinator's page of a day shows.</summary>
internal sealed class ReadToday(LedgerlineDb db, CountHours hours, CountQueue queue, FindMissedCallbacks missed, HeldCounts held, FindUnusual unusual)
{
    public async Task<CentreToday> OfAsync(CentreId centre, LocalDay day, IReadOnlyList<CentrePerson> people, CancellationToken cancel)
    {
        var campaigns = await db.Set<Campaign>().AsNoTracking().Where(c => c.Centre == centre && c.State == CampaignState.Open).OrderByDescending(c => c.MadeAt).ToListAsync(cancel);
        var queues = new List<CampaignQueue>();
        foreach (var campaign in campaigns)
            queues.Add(new(campaign.Id, campaign.Name, await queue.CountAsync(campaign, cancel)));
        return new CentreToday(
            await hours.OfAsync(centre, day, cancel),
            queues,
            await missed.OfCentreAsync(centre, cancel),
            await missed.CountOfCentreAsync(centre, cancel),
            await held.OfCentreAsync(centre.Value, cancel),
            await unusual.OfAsync(centre, people, cancel));
    }
}
