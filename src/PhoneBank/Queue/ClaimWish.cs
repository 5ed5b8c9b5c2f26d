using Ledgerline.Centres;

namespace Ledgerline.PhoneBank.Queue;

/// <summary>For whom and when a contact is looked for.</summary>
/// <param name="OpenZones">The zones, as contacts name them, in which the campaign may call now; the one to try first, first.</param>
internal sealed record ClaimWish(
    CallId Lease, PersonId Volunteer, CentreId Centre, CampaignId Campaign, DateTimeOffset Now, DateTimeOffset Until, IReadOnlyList<string> OpenZones)
{
    public IEnumerable<(string Name, object? Value)> Parameters()
    {
        yield return ("lease", Lease.Value);
        yield return ("volunteer", Volunteer.Value);
        yield return ("centre", Centre.Value);
        yield return ("campaign", Campaign.Value);
        yield return ("now", Now.ToUnixTimeMilliseconds());
        yield return ("until", Until.ToUnixTimeMilliseconds());
        yield return ("left_lying", (Now - Leases.CallbackGrace).ToUnixTimeMilliseconds());
        foreach (var (index, zone) in OpenZones.Index())
            yield return ($"zone{index}", zone);
    }
}

/// <summary>A contact just taken out of the queue, its number leased.</summary>
/// <param name="ClosedList">The contact's list, where nobody is called from it any more: it must not be handed out.</param>
internal sealed record TakenContact(
    ContactId Contact, NumberId Number, CampaignId Campaign, bool IsCallback, byte[] NumberSealed, Guid? ClosedList);
