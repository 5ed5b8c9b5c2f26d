using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What an outcome makes of its contact.</summary>
/// <param name="Becomes">The state of the contact.</param>
/// <param name="RetryAfter">For a contact that stays in the queue: when it is tried again, unless it has been tried often enough.</param>
/// <param name="NumberRests">How long nobody else is handed the number; null for until the time that was asked for.</param>
internal sealed record Transition(ContactState Becomes, TimeSpan? RetryAfter, TimeSpan? NumberRests);

/// <summary>The table of what follows from each outcome. There is no other place that decides it.</summary>
internal static class Transitions
{
    /// <summary>Calls that may reach nobody before the contact is left alone.</summary>
    public const int MaxAttempts = 5;

    /// <summary>How long a number rests after somebody spoke with its person.</summary>
    public static readonly TimeSpan AfterTalk = TimeSpan.FromDays(30);

    public static Transition Of(Outcome outcome) => outcome switch
    {
        Outcome.SpokeAndFinished => new(ContactState.Spoken, null, AfterTalk),
        Outcome.CallBack => new(ContactState.CallBack, null, null),
        Outcome.NoAnswer => Again(TimeSpan.FromHours(4)),
        Outcome.Busy => Again(TimeSpan.FromMinutes(20)),
        Outcome.Voicemail => Again(TimeSpan.FromHours(24)),
        Outcome.SwitchedOff => Again(TimeSpan.FromHours(24)),
        Outcome.WrongNumber => new(ContactState.WrongNumber, null, AfterTalk),
        Outcome.Fax => new(ContactState.Fax, null, AfterTalk),
        Outcome.NeverCallAgain => new(ContactState.NeverCall, null, AfterTalk),
    };

    /// <summary>Makes of the contact what the outcome says.</summary>
    public static void Apply(Outcome outcome, Contact contact, DateTimeOffset now)
    {
        var transition = Of(outcome);
        contact.State = transition.Becomes;
        contact.Owner = null;
        contact.CallbackAt = null;
        contact.ForWhomSealed = null;
        contact.ReadyAt = now;
        if (transition.RetryAfter is not { } wait)
            return;
        contact.Attempts++;
        contact.Priority = ContactPriority.Retry;
        contact.ReadyAt = now + wait;
        if (contact.Attempts >= MaxAttempts)
            contact.State = ContactState.Exhausted;
    }

    private static Transition Again(TimeSpan wait) => new(ContactState.Waiting, wait, wait);
}
