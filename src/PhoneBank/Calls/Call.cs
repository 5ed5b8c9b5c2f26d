using Ledgerline.Centres;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>A call. It says neither whether anybody declared nor to which group: that is derived from its id while it is needed.</summary>
internal sealed class Call
{
    public CallId Id { get; init; }

    public CampaignId Campaign { get; init; }

    /// <summary>Null when somebody called us.</summary>
    public ContactId? Contact { get; init; }

    public NumberId? Number { get; init; }

    public PersonId Volunteer { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public Outcome? Outcome { get; set; }

    [Sealed(KeyPurpose.Note)]
    public byte[]? NoteSealed { get; set; }

    /// <summary>Whether calling hours do not count: the person asked for the call or made it, or it was dialled before they ended and the line may have dropped.</summary>
    public bool IsAtAnyHour { get; set; }

    /// <summary>Whether it is the one that its volunteer's call page shows: open, or with an outcome that can still be undone.</summary>
    public bool IsCurrent { get; set; }

    /// <summary>
    /// How to undo the outcome, as <see cref="UndoData"/> writes it; null when there is nothing to undo any more. Of a call that is not current, only
    /// <see cref="Outcome.NeverCallAgain"/> can be, and until then its number is kept.
    /// </summary>
    public string? Undo { get; set; }

    /// <summary>The contacts of numbers that were given on it, to be taken back while it is current; then who gave them is forgotten.</summary>
    public string? Referred { get; set; }
}
