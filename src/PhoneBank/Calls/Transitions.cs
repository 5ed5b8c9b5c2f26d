using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.ContactLists;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What an outcome makes of its contact.</summary>
/// <param name="Becomes">The state of the contact.</param>
/// <param name="RetryAfter">For a contact that stays in the queue: when it is tried again, unless it has been tried often enough.</param>
/// <param name="AtMost">How many calls may end so before it is left alone; null where it is not tried again.</param>
/// <param name="NumberRests">How long nobody else is handed the number; null for until the time that was asked for.</param>
/// <param name="ReachesPerson">Whether somebody spoke with the person who was called.</param>
internal sealed record Transition(ContactState Becomes, TimeSpan? RetryAfter, int? AtMost, TimeSpan? NumberRests, bool ReachesPerson)
{
    /// <summary>Whether nobody is handed the contact any more.</summary>
    public bool IsFinal => Becomes.IsFinished();

    /// <summary>Whether it counts as an attempt, and is tried again after <see cref="RetryAfter"/>.</summary>
    public bool IsRetried => RetryAfter is not null;

    /// <summary>Whether it holds for the number, in every campaign of every centre.</summary>
    public bool IsNeverAgain => Becomes == ContactState.NeverCall;
}

/// <summary>The table of what follows from each outcome. There is no other place that decides it.</summary>
internal static class Transitions
{
    public static Transition Of(Outcome outcome, RetryRules rules) => outcome switch
    {
        Outcome.SpokeAndFinished => new(ContactState.Spoken, null, null, rules.AfterTalk, ReachesPerson: true),
        Outcome.CallBack => new(ContactState.CallBack, null, null, null, ReachesPerson: true),
        Outcome.NoAnswer => Again(rules.NoAnswer),
        Outcome.Busy => Again(rules.Busy),
        Outcome.Voicemail => Again(rules.Voicemail),
        Outcome.SwitchedOff => Again(rules.SwitchedOff),
        Outcome.WrongNumber => new(ContactState.WrongNumber, null, null, rules.AfterTalk, ReachesPerson: false),
        Outcome.Fax => new(ContactState.Fax, null, null, rules.AfterTalk, ReachesPerson: false),
        Outcome.NeverCallAgain => new(ContactState.NeverCall, null, null, rules.AfterTalk, ReachesPerson: true),
    };

    /// <summary>Whether the call page of a campaign that leaves these out has a button for it.</summary>
    public static bool IsOffered(Outcome outcome, OptionalOutcomes leftOut) => outcome switch
    {
        Outcome.SpokeAndFinished or Outcome.CallBack or Outcome.NoAnswer or Outcome.WrongNumber or Outcome.NeverCallAgain => true,
        Outcome.Busy => !leftOut.HasFlag(OptionalOutcomes.Busy),
        Outcome.Voicemail => !leftOut.HasFlag(OptionalOutcomes.Voicemail),
        Outcome.SwitchedOff => !leftOut.HasFlag(OptionalOutcomes.SwitchedOff),
        Outcome.Fax => !leftOut.HasFlag(OptionalOutcomes.Fax),
    };

    /// <summary>Makes of the contact what the outcome says.</summary>
    public static void Apply(Outcome outcome, RetryRules rules, Contact contact, DateTimeOffset now)
    {
        var transition = Of(outcome, rules);
        if (transition.IsRetried && contact is { State: ContactState.CallBack, CallbackAt: { } promised } && promised > now)
        {
            // They were not reached, and have asked for a later time meanwhile: that stands.
            contact.Attempts = contact.Attempts.And(outcome);
            contact.ReadyAt = promised;
            return;
        }

        contact.State = transition.Becomes;
        contact.Owner = null;
        contact.CallbackAt = null;
        contact.ForWhomSealed = null;
        contact.ReadyAt = now;
        // Who was reached is tried as often again, should he then be missed: he asked to be called back.
        if (transition.ReachesPerson)
            contact.Attempts = Attempts.None;
        if (transition.RetryAfter is not { } wait)
            return;
        contact.Attempts = contact.Attempts.And(outcome);
        contact.Priority = ContactPriority.Retry;
        contact.ReadyAt = now + wait;
        if (contact.Attempts.Total >= rules.MaxAttempts || contact.Attempts.Of(outcome) >= transition.AtMost)
            contact.State = ContactState.Exhausted;
    }

    /// <summary>Once its state has changed: it waits only as far as its list allows, and who waits no longer has come to rest now.</summary>
    public static void Settle(Contact contact, ListUse use, DateTimeOffset now)
    {
        contact.State = (contact.State, use) switch
        {
            (ContactState.Waiting, ListUse.Paused) => ContactState.Paused,
            (ContactState.Waiting, ListUse.Ended) or (ContactState.Waiting or ContactState.CallBack, ListUse.Forgotten) => ContactState.Ended,
            _ => contact.State,
        };
        contact.FinishedAt = contact.State.IsFinished() ? now : null;
        if (contact.State != ContactState.CallBack)
            (contact.Owner, contact.CallbackAt, contact.ForWhomSealed) = (null, null, null);
    }

    private static Transition Again(Retry retry) => new(ContactState.Waiting, retry.After, retry.AtMost, retry.After, ReachesPerson: false);
}
