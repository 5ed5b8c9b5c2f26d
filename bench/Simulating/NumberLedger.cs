using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Telephony;

namespace Ledgerline.Bench.Simulating;

/// <summary>A callback that somebody was promised.</summary>
internal sealed record Promise(CampaignId Campaign, PersonId Owner, DateTimeOffset MadeAt, DateTimeOffset At);

/// <summary>All that the simulation remembers of a number.</summary>
internal sealed class NumberLedger
{
    public DateTimeOffset RestsUntil { get; set; }

    public bool WasCalled { get; set; }

    public bool IsDoNotCall { get; set; }

    /// <summary>How calls ended that reached nobody, a campaign, since one last did: who asked to be called back is tried as often again.</summary>
    public Dictionary<CampaignId, IReadOnlyCollection<Outcome>> Attempts { get; } = [];

    /// <summary>The campaigns that are done with it.</summary>
    public HashSet<CampaignId> Final { get; } = [];

    public Dictionary<CampaignId, Promise> Promises { get; } = [];

    /// <summary>Whether the campaign was asked to call by now.</summary>
    public bool HasAsked(CampaignId campaign, DateTimeOffset now) => Promises.TryGetValue(campaign, out var promise) && promise.At <= now;

    /// <summary>A call has ended.</summary>
    /// <returns>By how much a callback that it kept was late; null where it kept none that was due.</returns>
    public TimeSpan? Settle(SimulatedCampaign campaign, CallReport report, DateTimeOffset now)
    {
        var wasReached = SimulatedCampaign.IsReached(report.Outcome);
        var until = report.Callback is { OtherNumber: null } callback ? callback.At : now + campaign.Rest(report.Outcome);
        // A talk never shortens the rest that an earlier one has brought them.
        RestsUntil = wasReached && RestsUntil > until ? RestsUntil : until;
        if (wasReached)
        {
            Final.Add(campaign.Id);
            Attempts.Remove(campaign.Id);
        }
        else
        {
            Attempts[campaign.Id] = [.. Attempts.GetValueOrDefault(campaign.Id, []), report.Outcome];
        }

        var late = Keep(campaign.Id, wasReached, now);
        if (report.Outcome == Outcome.NeverCallAgain)
        {
            IsDoNotCall = true;
            Promises.Clear();
        }

        return late;
    }

    public void Add(Promise promise)
    {
        Promises[promise.Campaign] = promise;
        Final.Remove(promise.Campaign);
    }

    /// <summary>A promise was taken back.</summary>
    public void TakeBack(CampaignId campaign, Promise? before, bool wasFinal)
    {
        Promises.Remove(campaign);
        if (before is not null)
            Promises[campaign] = before;
        if (wasFinal)
            Final.Add(campaign);
    }

    /// <summary>As it was, for an outcome that is taken back.</summary>
    public NumberLedger Copy()
    {
        var copy = new NumberLedger { RestsUntil = RestsUntil, WasCalled = WasCalled, IsDoNotCall = IsDoNotCall };
        foreach (var (campaign, endings) in Attempts)
            copy.Attempts[campaign] = endings;
        copy.Final.UnionWith(Final);
        foreach (var (campaign, promise) in Promises)
            copy.Promises[campaign] = promise;
        return copy;
    }

    /// <summary>Who was not reached before the time that they asked for is called at that time all the same.</summary>
    private TimeSpan? Keep(CampaignId campaign, bool wasReached, DateTimeOffset now)
    {
        if (!Promises.TryGetValue(campaign, out var promise) || (!wasReached && promise.At > now))
            return null;
        Promises.Remove(campaign);
        return promise.At <= now ? now - promise.At : null;
    }
}

/// <summary>What was known of a number before an outcome, and of the other number that was given with it.</summary>
internal sealed record NumberBefore(NumberLedger Ledger, PhoneNumber? Other, Promise? OtherPromise, bool OtherWasFinal);
