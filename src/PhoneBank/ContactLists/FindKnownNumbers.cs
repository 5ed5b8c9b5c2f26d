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
        var campaigns = (await db.Set<Campaign>().Where(c => c.Centre == centre).Select(c => c.Id).ToListAsync(cancel)).ToHashSet();
        foreach (var some in hashes.Chunk(AtOnce))
        {
            var found = (await ContactsAsync(some, cancel)).Where(each => campaigns.Contains(each.Campaign)).ToList();
            known.InCampaign.UnionWith(found.Where(each => each.Campaign == campaign).Select(each => each.Hash));
            known.InOthers.UnionWith(found.Where(each => each.Campaign != campaign && !each.State.IsFinished()).Select(each => each.Hash));
        }

        return known;
    }

    /// <summary>
    /// The numbers first, then whose they are: asked for both at once, PostgreSQL goes through all contacts of the centre for each thousand numbers, and an import
    /// takes the longer the more there are.
    /// </summary>
    private async Task<IEnumerable<(string Hash, CampaignId Campaign, ContactState State)>> ContactsAsync(byte[][] hashes, CancellationToken cancel)
    {
        var numbers = await db.Set<Number>().Where(number => hashes.Contains(number.NumberHash)).ToDictionaryAsync(number => number.Id, number => Convert.ToHexString(number.NumberHash), cancel);
        if (numbers.Count == 0)
            return [];
        var ids = numbers.Keys.ToList();
        var contacts = await db.Set<Contact>().Where(contact => ids.Contains(contact.Number)).Select(contact => new { contact.Number, contact.Campaign, contact.State }).ToListAsync(cancel);
        return contacts.Select(contact => (numbers[contact.Number], contact.Campaign, contact.State));
    }
}
