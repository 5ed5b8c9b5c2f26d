using Ledgerline.Centres;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>Who waits in one zone, callbacks and closed lists not counted.</summary>
/// <param name="Zone">As contacts name it; null where nobody knows it.</param>
/// <param name="BeingCalled">Somebody has been handed their number, here or elsewhere.</param>
/// <param name="Resting">Tried or spoken with lately, here or elsewhere.</param>
/// <param name="Free">Neither.</param>
/// <param name="FreeFrom">When the first of those who are not being called is free; null where there is none.</param>
internal sealed record ZoneQueue(string? Zone, int BeingCalled, int Resting, int Free, DateTimeOffset? FreeFrom)
{
    public int NotBeingCalled => Resting + Free;
}

/// <summary>Counts who waits in a campaign, zone by zone. Whoever is kept for one volunteer is counted for her alone.</summary>
internal static class ZoneQueues
{
    /// <param name="volunteer">For whom; null for nobody.</param>
    public static async Task<IReadOnlyList<ZoneQueue>> ReadAsync(LedgerlineDb db, CampaignId campaign, PersonId? volunteer, DateTimeOffset now, CancellationToken cancel) =>
        await (from contact in db.Set<Contact>()
               where contact.Campaign == campaign && contact.State == ContactState.Waiting
                   && (contact.Owner == null || contact.Owner == volunteer)
                   && !db.Set<ContactList>().Any(list => list.Id == contact.List && list.Use != ListUse.Open)
               join number in db.Set<Number>() on contact.Number equals number.Id
               group new { contact, number } by contact.Zone into zone
               select new ZoneQueue(
                   zone.Key,
                   zone.Count(each => each.number.LeasedUntil > now),
                   zone.Count(each => each.number.LeasedUntil <= now && (each.contact.ReadyAt > now || each.number.NotBefore > now)),
                   zone.Count(each => each.number.LeasedUntil <= now && each.contact.ReadyAt <= now && each.number.NotBefore <= now),
                   zone.Where(each => each.number.LeasedUntil <= now)
                       .Min(each => (DateTimeOffset?)(each.contact.ReadyAt > each.number.NotBefore ? each.contact.ReadyAt : each.number.NotBefore))))
            .ToListAsync(cancel);
}
