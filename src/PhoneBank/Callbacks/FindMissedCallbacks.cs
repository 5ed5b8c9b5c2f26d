using Ledgerline.Centres;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Canaries;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.Callbacks;

/// <summary>Somebody who asked to be called, and nobody has.</summary>
/// <param name="Owner">Who promised it; she may have left since.</param>
/// <param name="At">For when.</param>
/// <param name="Zones">Where they are, as far as that is known.</param>
internal sealed record MissedCallback(
    ContactId Contact, CampaignId Campaign, string CampaignName, bool IsCampaignOpen, PersonId? Owner, DateTimeOffset At, ContactZones Zones, string Masked, string? ForWhom);

/// <summary>
/// Callbacks that were due longer ago than their grace and that nobody has made or is making. Whatever became of the campaign or of who promised it:
/// none is lost from sight. The one that waits longest, first.
/// </summary>
internal sealed class FindMissedCallbacks(LedgerlineDb db, FindCanaries canaries, NumberVault vault, KeyRing keys, TimeProvider clock)
{
    public const int AtMost = 50;

    /// <summary>Those that she promised herself, at her centre.</summary>
    public async Task<IReadOnlyList<MissedCallback>> OfOwnerAsync(Actor owner, CancellationToken cancel = default) =>
        await ReadAsync(Missed(owner.Centre).Where(c => c.Owner == owner.Person), cancel);

    /// <summary>Everybody's, for the coordinator; but for those of the centre's own telephones, which are given to nobody else.</summary>
    public async Task<IReadOnlyList<MissedCallback>> OfCentreAsync(CentreId centre, CancellationToken cancel = default) =>
        await ReadAsync(await OfPeopleAsync(centre, cancel), cancel);

    /// <summary>How many there are, also where they are more than <see cref="AtMost"/>.</summary>
    public async Task<int> CountOfCentreAsync(CentreId centre, CancellationToken cancel = default) => await (await OfPeopleAsync(centre, cancel)).CountAsync(cancel);

    private async Task<IQueryable<Contact>> OfPeopleAsync(CentreId centre, CancellationToken cancel)
    {
        var own = await canaries.ContactsOfAsync(centre, cancel);
        return Missed(centre).Where(c => !own.Contains(c.Id));
    }

    private IQueryable<Contact> Missed(CentreId centre)
    {
        var now = clock.GetUtcNow();
        var latest = now - Leases.CallbackGrace;
        return db.Set<Contact>().AsNoTracking().Where(c => c.State == ContactState.CallBack && c.CallbackAt <= latest
            && db.Set<Number>().Any(n => n.Id == c.Number && n.LeasedUntil <= now && n.NumberSealed != null)
            && db.Set<Campaign>().Any(k => k.Id == c.Campaign && k.Centre == centre));
    }

    private async Task<IReadOnlyList<MissedCallback>> ReadAsync(IQueryable<Contact> missed, CancellationToken cancel)
    {
        var rows = await (from contact in missed.OrderBy(c => c.CallbackAt).ThenBy(c => c.Id).Take(AtMost)
                          join campaign in db.Set<Campaign>() on contact.Campaign equals campaign.Id
                          join number in db.Set<Number>() on contact.Number equals number.Id
                          orderby contact.CallbackAt, contact.Id
                          select new { contact, campaign.Name, campaign.State, number.NumberSealed }).ToListAsync(cancel);
        return
        [
            .. rows.Select(row => new MissedCallback(
                row.contact.Id,
                row.contact.Campaign,
                row.Name,
                row.State == CampaignState.Open,
                row.contact.Owner,
                row.contact.CallbackAt!.Value,
                ContactZones.Parse(row.contact.Zone),
                vault.Open(row.NumberSealed!).Masked(),
                row.contact.ForWhomSealed is { } name ? keys.Open(KeyPurpose.Note, name) : null)),
        ];
    }
}
