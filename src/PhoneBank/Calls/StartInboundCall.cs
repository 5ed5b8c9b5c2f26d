using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Shifts;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Calls;

internal enum InboundOutcome
{
    Started,

    /// <summary>She has a call that is not reported yet.</summary>
    OtherCallOpen,

    /// <summary>There is no such campaign at her centre, or it is paused.</summary>
    NoSuchCampaign,
}

/// <summary>Somebody has called us: a call without a contact. With it the call before is over for good.</summary>
internal sealed class StartInboundCall(LedgerlineDb db, CurrentCall current, TimeProvider clock)
{
    public async Task<InboundOutcome> StartAsync(PersonId volunteer, CentreId centre, CampaignId campaign, CancellationToken cancel = default)
    {
        if (await current.FindUnreportedAsync(volunteer, cancel) is not null)
            return InboundOutcome.OtherCallOpen;
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await db.Set<Campaign>().AnyAsync(c => c.Id == campaign && c.Centre == centre && c.State == CampaignState.Open, cancel))
            return InboundOutcome.NoSuchCampaign;
        if (!await current.FinishAsync(volunteer, cancel))
            return InboundOutcome.OtherCallOpen;
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "calls")} (id, campaign, volunteer, started_at, is_at_any_hour, is_current)
            VALUES (@id, @campaign, @volunteer, @now, TRUE, TRUE) ON CONFLICT DO NOTHING
            """;
        var now = clock.GetUtcNow();
        await using var command = db.Command(
            sql, ("id", Guid.NewGuid()), ("campaign", campaign.Value), ("volunteer", volunteer.Value), ("now", now.ToUnixTimeMilliseconds()));
        if (await command.ExecuteNonQueryAsync(cancel) == 0)
            return InboundOutcome.OtherCallOpen;
        await StartShift.WithCallAsync(db, volunteer, centre, now, cancel);
        await write.CommitAsync(cancel);
        return InboundOutcome.Started;
    }
}
