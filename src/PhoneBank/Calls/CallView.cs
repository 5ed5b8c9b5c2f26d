using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.Register;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>Where a call stands, as its page shows it.</summary>
internal enum CallStage
{
    /// <summary>On the line, or about to be.</summary>
    Open,

    /// <summary>Reported; it can be undone until the next.</summary>
    Reported,

    /// <summary>The lease had run out and somebody else was handed the number.</summary>
    Lost,
}

/// <summary>An earlier call's note, by the day on which the call was, where the contact is.</summary>
internal sealed record EarlierNote(DateOnly Day, CallNote Note);

/// <summary>A number given on this call that became a contact.</summary>
internal sealed record ReferredNumber(ContactId Contact, string Masked, string? Name);

/// <summary>Whom a call is with. No number: that is masked until it is dialled.</summary>
/// <param name="Names">Several where they share the number; none where nobody's is known.</param>
/// <param name="OtherNumbers">How many more numbers they have.</param>
internal sealed record CalledPerson(
    IReadOnlyList<string> Names, int OtherNumbers, string Masked, string? ListNote, int Attempts, ContactZones Zones, DateTimeOffset? CallbackAt, string? ForWhom, DateTimeOffset LeasedUntil,
    IReadOnlyList<EarlierNote> Notes);

/// <summary>All that the page of a volunteer's current call shows.</summary>
/// <param name="LeftOut">Outcomes for which there is no button.</param>
/// <param name="IsAtAnyHour">Whether calling hours do not count for it.</param>
/// <param name="Person">Null when somebody called us.</param>
/// <param name="Declared">Who has declared on it, as far as that is not sealed yet.</param>
internal sealed record CallView(
    CallId Id,
    CallStage Stage,
    Outcome? Outcome,
    bool CanUndo,
    CampaignId Campaign,
    OptionalOutcomes LeftOut,
    bool IsAtAnyHour,
    CalledPerson? Person,
    CallNote Note,
    IReadOnlyList<ReferredNumber> Referred,
    HeldGroup? Declared);
