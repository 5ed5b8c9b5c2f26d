using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.Telephony;

namespace Ledgerline.Bench.Simulating;

/// <summary>A call in hand, as its volunteer knows it.</summary>
/// <param name="Campaign">The contact's.</param>
internal sealed record CallInHand(CallId Id, PersonId Volunteer, SimulatedCampaign Campaign, PhoneNumber Number, HandedBy By, DateTimeOffset HandedAt);

/// <summary>How a volunteer came to a call.</summary>
internal enum HandedBy
{
    Queue,

    /// <summary>It was hers already, and not reported.</summary>
    Herself,

    /// <summary>The person called us.</summary>
    Person,
}
