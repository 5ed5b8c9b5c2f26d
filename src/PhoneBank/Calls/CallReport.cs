using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What a volunteer reports of a call.</summary>
/// <param name="Callback">With <see cref="Outcome.CallBack"/>, and only then.</param>
/// <param name="Note">Null leaves what was noted before.</param>
internal sealed record CallReport(Outcome Outcome, CallbackRequest? Callback = null, CallNote? Note = null);

/// <summary>When, where and for whom somebody asked to be called back.</summary>
/// <param name="OtherNumber">Null for the number of this call.</param>
internal sealed record CallbackRequest(DateTimeOffset At, PhoneNumber? OtherNumber = null, string? ForWhom = null)
{
    public const int MaxForWhomLength = 100;
}

internal enum ReportOutcome
{
    Recorded,

    /// <summary>It was reported before (a second click, another tab); what was recorded first stands.</summary>
    AlreadyRecorded,

    /// <summary>The lease had run out and somebody else was handed the number. The contact is theirs; what was declared stays.</summary>
    NumberWithSomebodyElse,

    /// <summary>There is no such call of this volunteer.</summary>
    NoSuchCall,

    /// <summary>They called us: there is no contact of whom to say this.</summary>
    NotForInbound,

    /// <summary>The other number to call back is one whose person asked not to be called.</summary>
    OtherNumberDoNotCall,
}
