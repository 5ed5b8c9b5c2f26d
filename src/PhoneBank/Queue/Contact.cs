using System.Linq.Expressions;
using Ledgerline.Centres;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Queue;

internal sealed class Contact
{
    public const int MaxNameLength = 200;
    public const int MaxNoteLength = 2_000;

    /// <summary>The contacts of whom something is still known. As long as a number has one, it is kept.</summary>
    public static readonly Expression<Func<Contact, bool>> IsRemembered =
        contact => contact.FinishedAt != null
            || contact.State == ContactState.Waiting || contact.State == ContactState.CallBack || contact.State == ContactState.Paused
            || contact.State == ContactState.Spare;

    public ContactId Id { get; init; }

    public CampaignId Campaign { get; init; }

    /// <summary>Null for who was added on a call, and once the list is forgotten.</summary>
    public Guid? List { get; set; }

    public NumberId Number { get; init; }

    /// <summary>The same for all numbers of one who has several, of which one at a time is in the queue (<see cref="OtherNumbers"/>); null for who has one.</summary>
    public Guid? Person { get; set; }

    /// <summary>A line for each who is to be reached here, where several share the number.</summary>
    [Sealed(KeyPurpose.Note)]
    public byte[]? NameSealed { get; set; }

    [Sealed(KeyPurpose.Note)]
    public byte[]? NoteSealed { get; set; }

    public string? Zone { get; init; }

    public ContactState State { get; set; }

    public ContactPriority Priority { get; set; }

    /// <summary>Not handed out before. While somebody has the contact, the end of the lease: so it comes back by itself.</summary>
    public DateTimeOffset ReadyAt { get; set; }

    /// <summary>Calls that reached nobody, since one last did.</summary>
    public Attempts Attempts { get; set; }

    /// <summary>The volunteer whom the person asked to call back; or, of who waits, the only one to be handed the contact.</summary>
    public PersonId? Owner { get; set; }

    public DateTimeOffset? CallbackAt { get; set; }

    [Sealed(KeyPurpose.Note)]
    public byte[]? ForWhomSealed { get; set; }

    /// <summary>When nobody had to be called any more; null before that, and again once the person is forgotten.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Nothing is left but what became of it.</summary>
    public bool IsForgotten => FinishedAt is null && State.IsFinished();
}

/// <summary>Stored, and named in the filters of indexes and in raw statements; the values never change.</summary>
internal enum ContactState
{
    /// <summary>In the queue, new or to be tried again.</summary>
    Waiting = 0,

    /// <summary>Asked to be called at <see cref="Contact.CallbackAt"/>.</summary>
    CallBack = 1,

    /// <summary>Somebody spoke with them. Whether anybody declared is not said.</summary>
    Spoken = 2,

    /// <summary>Tried as often as the campaign's <see cref="Campaigns.RetryRules"/> allow.</summary>
    Exhausted = 3,

    WrongNumber = 4,

    Fax = 5,

    NeverCall = 6,

    /// <summary>Waits, but that its list is paused.</summary>
    Paused = 7,

    /// <summary>Waited when its list was ended.</summary>
    Ended = 8,

    /// <summary>Another number of somebody who is called on a first one; it comes into the queue when that one leads nowhere.</summary>
    Spare = 9,
}

internal static class ContactStateExtensions
{
    /// <summary>Whether nobody is handed it any more.</summary>
    public static bool IsFinished(this ContactState state) => state switch
    {
        ContactState.Waiting or ContactState.CallBack or ContactState.Paused or ContactState.Spare => false,
        ContactState.Spoken or ContactState.Exhausted or ContactState.WrongNumber or ContactState.Fax or ContactState.NeverCall or ContactState.Ended => true,
    };
}

/// <summary>Stored, and named in raw statements: the lower is handed out first.</summary>
internal enum ContactPriority
{
    New = 0,
    Retry = 1,
}
