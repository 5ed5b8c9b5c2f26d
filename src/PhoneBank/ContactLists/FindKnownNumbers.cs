using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>Numbers, by their hashes in hexadecimal digits, that a centre has already.</summary>
/// <param name="InCampaign">The campaign itself has them.</param>
/// <param name="InOthers">Another campaign of its centre has them and is not through with them.</param>
internal sealed record KnownNumbers(HashSet<string> InCampaign, HashSet<string> InOthers);

/// <summary>Looks which numbers a centre has already. What other centres have is nobody's to know: there the number's lease and rest are what counts.</summary>
internal sealed class FindKnownNumbers(LedgerlineDb db)
{
    private const int AtOnce = 1_000;

    public async Task<KnownNumbers> FindAsync(CampaignId campaign, IReadOnlyCollection<byte[]> hashes, CancellationToken cancel)
    {
        var known = new KnownNumbers([], []);
        var centre = await db.Set<Campaign>().Where(c => c.Id == campaign).Select(c => c.Centre).SingleAsync(cancel);
        foreach (var some in hashes.Chunk(AtOnce))
        {
            var found = await (from number in db.Set<Number>()
                               where some.Contains(number.NumberHash)
                               join contact in db.Set<Contact>() on number.Id equals contact.Number
                               join other in db.Set<Campaign>() on contact.Campaign equals other.Id
                               where other.Centre == centre
                               select new { number.NumberHash, contact.Campaign, contact.State }).ToListAsync(cancel);
            known.InCampaign.UnionWith(found.Where(each => each.Campaign == campaign).Select(each => Convert.ToHexString(each.NumberHash)));
            known.InOthers.UnionWith(found.Where(each => each.Campaign != campaign && !each.State.IsFinished()).Select(each => Convert.ToHexString(each.NumberHash)));
        }

        return known;
    }
}
