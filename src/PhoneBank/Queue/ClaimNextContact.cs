using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

internal enum ClaimOutcome
{
    /// <summary>A contact has been handed out.</summary>
    Claimed,

    /// <summary>She has a call that is not reported yet: that one is hers.</summary>
    Resumed,

    /// <summary>Nobody to call now; <see cref="ExplainQueue"/> says why.</summary>
    Nobody,

    /// <summary>There is no such campaign at her centre, or it is paused.</summary>
    NoSuchCampaign,
}

internal readonly record struct ClaimResult(ClaimOutcome Outcome, CallId? Call);

/// <summary>Hands out the next contact, its number leased to a new call. With it the call before is over for good.</summary>
internal sealed class ClaimNextContact(
    LedgerlineDb db, CurrentCall current, OpenZones openZones, CheckTaken check, SettleList closed, TimeProvider clock)
{
    /// <summary>How often one who asks helps to move the contacts of a closed list out of her way before she is told to ask again.</summary>
    private const int MostSteps = 10;

    public async Task<ClaimResult> ClaimAsync(PersonId volunteer, CentreId centre, CampaignId campaign, CancellationToken cancel = default)
    {
        for (var steps = 0; ;)
        {
            if (await current.FindUnreportedAsync(volunteer, cancel) is { } unreported)
                return new(ClaimOutcome.Resumed, unreported);
            if (await openZones.OfAsync(campaign, centre, cancel) is not { } zones)
                return new(ClaimOutcome.NoSuchCampaign, null);
            var (result, inTheWay) = await TakeAsync(volunteer, centre, campaign, zones, cancel);
            if (result is { } answer)
                return answer;
            // Another tab of hers was quicker by an instant, and its call is the one to resume; or the list of whoever is next was closed a moment ago.
            if (inTheWay is not { ClosedList: { } list } contact)
                continue;
            if (steps++ == MostSteps)
                return new(ClaimOutcome.Nobody, null);
            await closed.StepAsync(list, contact.Contact, cancel);
        }
    }

    /// <returns>The answer; or the contact that stands before everybody else and must not be handed out; or neither, when she has a call by now.</returns>
    private async Task<(ClaimResult? Result, TakenContact? InTheWay)> TakeAsync(
        PersonId volunteer, CentreId centre, CampaignId campaign, IReadOnlyList<string> zones, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        // Now, and not before: there may have been a line to wait in.
        var now = clock.GetUtcNow();
        var wish = new ClaimWish(CallId.New(), volunteer, centre, campaign, now, now + Leases.Duration, zones);
        while (await NextAsync(wish, cancel) is { } taken)
        {
            // Not committed: it was not taken.
            if (taken.ClosedList is not null)
                return (null, taken);
            if (!await check.MayBeHandedOutAsync(taken, volunteer, cancel))
                continue;
            if (!await current.FinishAsync(volunteer, cancel) || !await InsertCallAsync(wish, taken, cancel))
                return (null, null);
            await StartShift.WithCallAsync(db, volunteer, centre, now, cancel);
            await write.CommitAsync(cancel);
            return (new(ClaimOutcome.Claimed, wish.Lease), null);
        }

        await write.CommitAsync(cancel);
        return (new(ClaimOutcome.Nobody, null), null);
    }

    private Task<TakenContact?> NextAsync(ClaimWish wish, CancellationToken cancel) => db.Source.Engine switch
    {
        DatabaseEngine.Sqlite => ClaimSqlSqlite.TakeAsync(db, wish, cancel),
        DatabaseEngine.PostgreSql => ClaimSqlPostgreSql.TakeAsync(db, wish, cancel),
    };

    /// <returns>False when she has a call in hand already.</returns>
    private async Task<bool> InsertCallAsync(ClaimWish wish, TakenContact taken, CancellationToken cancel)
    {
        await using var command = db.Command(
            WriteCall(db.Source), ("id", wish.Lease.Value), ("campaign", taken.Campaign.Value), ("contact", taken.Contact.Value),
            ("number", taken.Number.Value), ("volunteer", wish.Volunteer.Value), ("now", wish.Now.ToUnixTimeMilliseconds()), ("any_hour", taken.IsCallback));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    public static string WriteCall(Database database) => $"""
        INSERT INTO {Statement.Table(database, "calls")} (id, campaign, contact, number, volunteer, started_at, is_at_any_hour, is_current)
        VALUES (@id, @campaign, @contact, @number, @volunteer, @now, @any_hour, TRUE) ON CONFLICT DO NOTHING
        """;
}
