using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Canaries;

/// <summary>Somebody who had the number, and how.</summary>
/// <param name="Found">Whether she typed it herself, as of somebody who calls back, instead of having it shown.</param>
internal sealed record CanarySight(PersonId Person, DateTimeOffset At, bool Found);

/// <param name="HandedAt">When its account took it; null while it waits.</param>
/// <param name="Sights">Who had its number, the first first; from the audit trail.</param>
/// <param name="Entered">How many people were entered on calls with it, and are not sealed. Nobody there declares.</param>
internal sealed record CanaryStory(Guid Id, CanaryRecord Record, DateTimeOffset? HandedAt, IReadOnlyList<CanarySight> Sights, int Entered)
{
    public PersonId Account => new(Record.Account);

    public string Masked => PhoneNumber.FromE164(Record.Number!).Masked();

    /// <summary>Whether anybody else than its account had the number.</summary>
    public bool IsElsewhere => Sights.Any(sight => sight.Person != Account);
}

/// <summary>Tells of a canary who was handed it, and who had its number.</summary>
internal sealed class ReadCanary(LedgerlineDb db, FindCanaries find, ReadActs acts, HeldCounts held, KeyRing keys)
{
    private readonly NumberVault _vault = new(keys);

    /// <returns>Null when the centre has no such canary.</returns>
    public async Task<CanaryStory?> ReadAsync(CentreId centre, Guid id, CancellationToken cancel = default)
    {
        if ((await find.OfAsync(centre, cancel)).FirstOrDefault(canary => canary.Id == id) is not { Record: { } record })
            return null;
        var contact = new ContactId(record.Contact);
        var calls = await db.Set<Call>().Where(call => call.Contact == contact).OrderBy(call => call.StartedAt).Select(call => new { call.Id, call.Volunteer, call.StartedAt }).ToListAsync(cancel);
        var entered = await held.OfGroupsAsync(calls.Select(call => CallGroup.Of(keys, call.Id)), cancel);
        var handedAt = calls.Find(call => call.Volunteer.Value == record.Account)?.StartedAt;
        return new CanaryStory(id, record, handedAt, await SightsAsync(centre, record, cancel), entered);
    }

    /// <summary>Of every contact of the centre that has the number: a list may have brought it in since.</summary>
    private async Task<IReadOnlyList<CanarySight>> SightsAsync(CentreId centre, CanaryRecord record, CancellationToken cancel)
    {
        var hash = _vault.Hash(PhoneNumber.FromE164(record.Number!));
        var contacts = await db.Set<Contact>()
            .Where(contact => db.Set<Number>().Any(number => number.Id == contact.Number && number.NumberHash == hash)
                && db.Set<Campaign>().Any(campaign => campaign.Id == contact.Campaign && campaign.Centre == centre))
            .Select(contact => contact.Id).ToListAsync(cancel);
        var ids = contacts.Select(contact => contact.Value).Append(record.Contact).ToHashSet();
        var seen = new List<CanarySight>();
        foreach (var (action, found) in new[] { ("number-shown", false), ("number-found", true) })
            seen.AddRange((await acts.SinceAsync(centre, action, record.AddedAt, cancel)).Where(act => ids.Contains(act.Subject)).Select(act => new CanarySight(act.Person, act.At, found)));
        return [.. seen.OrderBy(sight => sight.At)];
    }
}
