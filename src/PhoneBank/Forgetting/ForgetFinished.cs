using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ledgerline.PhoneBank.Forgetting;

/// <summary>
/// Destroys what campaigns know of those whom nobody need call any more, once the time that each campaign sets is over, and says how much that was. Short
/// transactions; several processes may do it at once.
/// </summary>
internal sealed partial class ForgetFinished(LedgerlineDb db, ForgetContacts forget, DestroyNumbers destroy, TimeProvider clock, ILogger<ForgetFinished> log)
{
    public async Task<ForgottenCounts> RunAsync(CancellationToken cancel = default)
    {
        var all = default(ForgottenCounts);
        try
        {
            var campaigns = await db.Set<Campaign>().Select(campaign => new { campaign.Id, campaign.RetentionDays }).ToListAsync(cancel);
            foreach (var campaign in campaigns)
            {
                var since = clock.GetUtcNow().AddDays(-campaign.RetentionDays);
                while (await forget.FinishedAsync(campaign.Id, since, counts => RecordAsync(campaign.Id, counts, cancel), cancel) is { Contacts: > 0 } step)
                    all += step;
                while (await ForgetInboundNotesAsync(campaign.Id, since, cancel) is { Notes: > 0 } step)
                    all += step;
            }

            while (await DestroyRestedAsync(cancel) is { Numbers: > 0 } step)
                all += step;
        }
        finally
        {
            // Also where a later step failed: what the earlier ones destroyed is wiped.
            if (!all.IsNothing)
            {
                Say(log, all.Contacts, all.Notes, all.Numbers);
                await db.Source.WipeFreedSpaceAsync(ForgetContacts.Tables(db.Source), CancellationToken.None);
            }
        }

        return all;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Their time is over: forgot {Contacts} finished contacts, destroyed {Notes} notes of calls and {Numbers} numbers.")]
    private static partial void Say(ILogger log, int contacts, int notes, int numbers);

    /// <summary>Notes of calls that somebody made to us: they are of no contact.</summary>
    private async Task<ForgottenCounts> ForgetInboundNotesAsync(CampaignId campaign, DateTimeOffset since, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var ids = await db.Set<Call>().Where(c => c.Campaign == campaign && c.Contact == null && c.NoteSealed != null && c.EndedAt <= since && !c.IsCurrent)
            .Select(c => c.Id).Take(ForgetContacts.ContactsInStep).ToListAsync(cancel);
        if (ids.Count == 0)
            return default;
        var notes = await db.Set<Call>().Where(c => ids.Contains(c.Id) && c.NoteSealed != null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NoteSealed, (byte[]?)null), cancel);
        var counts = new ForgottenCounts(0, notes, 0);
        await RecordAsync(campaign, counts, cancel);
        await write.CommitAsync(cancel);
        return counts;
    }

    /// <summary>Numbers of people forgotten before, whose rest is over.</summary>
    private async Task<ForgottenCounts> DestroyRestedAsync(CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var ids = new List<NumberId>();
        await using (var command = db.Command(
            $"SELECT n.id FROM {Statement.Table(db.Source, "numbers")} AS n WHERE n.destroy_at <= @now LIMIT {ForgetContacts.ContactsInStep}{Statement.Hold(db.Source, "n")}",
            ("now", clock.GetUtcNow().ToUnixTimeMilliseconds())))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                ids.Add(new(reader.GetGuid(0)));
        }

        if (ids.Count == 0)
            return default;
        var destroyed = await destroy.RunAsync(ids, evenResting: false, cancel);
        await write.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return new(0, 0, destroyed);
    }

    private async Task RecordAsync(CampaignId campaign, ForgottenCounts counts, CancellationToken cancel)
    {
        var sql = $"""
            INSERT INTO {Statement.Table(db.Source, "forgotten_days")} AS d (campaign, day, contacts, notes, numbers) VALUES (@campaign, @day, @contacts, @notes, @numbers)
            ON CONFLICT (campaign, day) DO UPDATE SET contacts = d.contacts + excluded.contacts, notes = d.notes + excluded.notes, numbers = d.numbers + excluded.numbers
            """;
        await using var command = db.Command(
            sql, ("campaign", campaign.Value), ("day", DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            ("contacts", counts.Contacts), ("notes", counts.Notes), ("numbers", counts.Numbers));
        await command.ExecuteNonQueryAsync(cancel);
    }
}
