using System.Security.Cryptography;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.DoNotCall;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Canaries;

internal enum AddCanaryOutcome
{
    Added,

    /// <summary>The centre has no such campaign.</summary>
    NoSuchCampaign,

    /// <summary>Nobody with this id, but for whoever adds it, takes calls at the centre; or nobody else does at all.</summary>
    NobodyToCall,

    /// <summary>It is a contact of the centre, or was given to an account before: it would not tell one account from others.</summary>
    NumberKnown,

    /// <summary>Somebody asked that it be never called. That holds, whoever says whose telephone it is.</summary>
    DoNotCall,

    /// <summary>Nobody could be handed it: its time of day is not known.</summary>
    NoZone,
}

/// <param name="Name">As the call page shows it; null for none.</param>
/// <param name="Account">For whom; null for whoever has been given fewest, by chance.</param>
internal sealed record NewCanary(CampaignId Campaign, PhoneNumber Number, string? Name, string Label, PersonId? Account);

/// <summary>Puts a telephone of the centre's own among a campaign's contacts, for one account: only she is handed it, at a place of the queue that is left to chance.</summary>
internal sealed class AddCanary(LedgerlineDb db, FindCanaries find, CentrePeople people, AuditTrail audit, DoNotCallList doNotCall, KeyRing keys, TimeProvider clock)
{
    /// <summary>So many contacts, at most, are before it in its zone's queue.</summary>
    private const int Spread = 50;

    private readonly NumberVault _vault = new(keys);

    public async Task<AddCanaryOutcome> AddAsync(Actor coordinator, NewCanary canary, CancellationToken cancel = default)
    {
        var callers = (await people.WhoCallAsync(coordinator.Centre, cancel)).Select(person => person.Id).Where(id => id != coordinator.Person).ToList();
        await using var write = await db.BeginWriteAsync(cancel);
        var given = await find.OfAsync(coordinator.Centre, cancel);
        if (await WhyNotAsync(coordinator.Centre, canary, given, cancel) is { } refusal)
            return refusal;
        if (Choose(callers, canary.Account, given) is not { } account)
            return AddCanaryOutcome.NobodyToCall;
        var contact = await InsertAsync(canary, account, cancel);
        var record = new CanaryRecord(contact.Value, canary.Number.E164, canary.Label, account.Value, clock.GetUtcNow(), []);
        db.Add(new Canary { Id = Guid.NewGuid(), Centre = coordinator.Centre, ContactHash = Canary.HashOf(keys, contact), RecordSealed = record.Seal(keys) });
        // The trail does not say which contact: that would say what it is.
        audit.Record(coordinator, "canary-added", Guid.Empty);
        await db.SaveChangesAsync(cancel);
        await write.CommitAsync(cancel);
        return AddCanaryOutcome.Added;
    }

    private async Task<AddCanaryOutcome?> WhyNotAsync(CentreId centre, NewCanary canary, IReadOnlyList<(Guid Id, CanaryRecord Record)> given, CancellationToken cancel)
    {
        if (!await db.Set<Campaign>().AnyAsync(campaign => campaign.Id == canary.Campaign && campaign.Centre == centre, cancel))
            return AddCanaryOutcome.NoSuchCampaign;
        if (await doNotCall.HoldsAsync(canary.Number, cancel))
            return AddCanaryOutcome.DoNotCall;
        var hash = _vault.Hash(canary.Number);
        if (given.Any(other => other.Record.Number == canary.Number.E164)
            || await db.Set<Contact>().AnyAsync(
                contact => db.Set<Number>().Any(number => number.Id == contact.Number && number.NumberHash == hash)
                    && db.Set<Campaign>().Any(campaign => campaign.Id == contact.Campaign && campaign.Centre == centre),
                cancel))
            return AddCanaryOutcome.NumberKnown;
        return ZoneOf.Number(canary.Number, clock.GetUtcNow()) is null ? AddCanaryOutcome.NoZone : null;
    }

    private static PersonId? Choose(List<PersonId> callers, PersonId? wished, IReadOnlyList<(Guid Id, CanaryRecord Record)> given)
    {
        if (callers.Count == 0 || (wished is { } one && !callers.Contains(one)))
            return null;
        var counts = callers.ToDictionary(caller => caller, caller => given.Count(canary => canary.Record.Account == caller.Value));
        var fewest = callers.Where(caller => counts[caller] == counts.Values.Min()).ToArray();
        return wished ?? fewest[RandomNumberGenerator.GetInt32(fewest.Length)];
    }

    private async Task<ContactId> InsertAsync(NewCanary canary, PersonId account, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var zone = ZoneOf.Number(canary.Number, now);
        var readyAt = (await QueuePlaces.ReadAsync(db, canary.Campaign, Spread, now, cancel)).Of(zone, RandomNumberGenerator.GetInt32(Spread));
        var nameSealed = canary.Name is null ? null : keys.Seal(KeyPurpose.Note, canary.Name);
        var contact = new NewContact(ContactId.New(), _vault.Hash(canary.Number), _vault.Seal(canary.Number), zone, nameSealed, null, readyAt);
        await InsertContacts.InsertAsync(db, canary.Campaign, null, [contact], cancel);
        await db.Set<Contact>().Where(c => c.Id == contact.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Owner, account), cancel);
        return contact.Id;
    }
}
