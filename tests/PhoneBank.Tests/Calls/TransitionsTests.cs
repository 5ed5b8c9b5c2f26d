using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class TransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The table, a row each: what the contact becomes, minutes until it is tried again (-1: never), minutes that the number rests, whether the person was reached.</summary>
    [Theory]
    [InlineData("SpokeAndFinished", "Spoken", -1, 30 * 24 * 60, true)]
    [InlineData("CallBack", "CallBack", -1, -1, true)]
    [InlineData("NoAnswer", "Waiting", 4 * 60, 4 * 60, false)]
    [InlineData("Busy", "Waiting", 20, 20, false)]
    [InlineData("Voicemail", "Waiting", 24 * 60, 24 * 60, false)]
    [InlineData("SwitchedOff", "Waiting", 24 * 60, 24 * 60, false)]
    [InlineData("WrongNumber", "WrongNumber", -1, 30 * 24 * 60, false)]
    [InlineData("Fax", "Fax", -1, 30 * 24 * 60, false)]
    [InlineData("NeverCallAgain", "NeverCall", -1, 30 * 24 * 60, true)]
    public void Outcome_MakesOfTheContact_WhatTheTableSays(string outcome, string state, int retryMinutes, int restMinutes, bool reachesPerson)
    {
        var transition = Transitions.Of(Enum.Parse<Outcome>(outcome), RetryRules.Default);
        transition.ShouldBe(new Transition(
            Enum.Parse<ContactState>(state),
            retryMinutes < 0 ? null : TimeSpan.FromMinutes(retryMinutes),
            restMinutes < 0 ? null : TimeSpan.FromMinutes(restMinutes),
            reachesPerson));
    }

    /// <summary>What each is, whatever a campaign's rules: final, tried again, never again.</summary>
    [Theory]
    [InlineData("SpokeAndFinished", true, false, false)]
    [InlineData("CallBack", false, false, false)]
    [InlineData("NoAnswer", false, true, false)]
    [InlineData("Busy", false, true, false)]
    [InlineData("Voicemail", false, true, false)]
    [InlineData("SwitchedOff", false, true, false)]
    [InlineData("WrongNumber", true, false, false)]
    [InlineData("Fax", true, false, false)]
    [InlineData("NeverCallAgain", true, false, true)]
    public void Outcome_ByAnyRules_IsWhatItIs(string outcome, bool isFinal, bool isRetried, bool isNeverAgain)
    {
        foreach (var rules in (RetryRules[])[RetryRules.Default, new(1, 10, 10, 10, 10, 7), new(10, 20_160, 20_160, 20_160, 20_160, 365)])
        {
            var transition = Transitions.Of(Enum.Parse<Outcome>(outcome), rules);
            (transition.IsFinal, transition.IsRetried, transition.IsNeverAgain).ShouldBe((isFinal, isRetried, isNeverAgain));
        }
    }

    /// <summary>A campaign that leaves out all that it may still offers these, "never again" among them.</summary>
    [Theory]
    [InlineData("SpokeAndFinished", true)]
    [InlineData("CallBack", true)]
    [InlineData("NoAnswer", true)]
    [InlineData("Busy", false)]
    [InlineData("Voicemail", false)]
    [InlineData("SwitchedOff", false)]
    [InlineData("WrongNumber", true)]
    [InlineData("Fax", false)]
    [InlineData("NeverCallAgain", true)]
    public void Outcome_IsOffered_UnlessItMayBeLeftOut(string name, bool always)
    {
        var outcome = Enum.Parse<Outcome>(name);
        Transitions.IsOffered(outcome, OptionalOutcomes.None).ShouldBeTrue();
        Transitions.IsOffered(outcome, (OptionalOutcomes)~0).ShouldBe(always);
        if (!always)
            Transitions.IsOffered(outcome, (OptionalOutcomes)~0 & ~Enum.Parse<OptionalOutcomes>(name)).ShouldBeTrue();
    }

    [Fact]
    public void Attempts_OnceThePersonWasReached_AreCountedAnew()
    {
        var contact = new Contact { Attempts = RetryRules.Default.MaxAttempts - 1 };
        Transitions.Apply(Outcome.CallBack, RetryRules.Default, contact, Now);
        contact.Attempts.ShouldBe(0);
        Transitions.Apply(Outcome.NoAnswer, RetryRules.Default, contact, Now);
        (contact.Attempts, contact.State).ShouldBe((1, ContactState.Waiting));
    }

    [Fact]
    public void EveryOutcome_HasARow() =>
        Enum.GetValues<Outcome>().ShouldAllBe(outcome => Transitions.Of(outcome, RetryRules.Default) != null);

    [Theory]
    [InlineData("NoAnswer")]
    [InlineData("Busy")]
    [InlineData("Voicemail")]
    [InlineData("SwitchedOff")]
    public void Retry_AfterFiveAttempts_IsExhausted(string outcome)
    {
        var contact = new Contact();
        for (var attempt = 1; attempt <= RetryRules.Default.MaxAttempts; attempt++)
        {
            contact.State.ShouldBe(ContactState.Waiting);
            Transitions.Apply(Enum.Parse<Outcome>(outcome), RetryRules.Default, contact, Now);
            contact.Attempts.ShouldBe(attempt);
            contact.Priority.ShouldBe(ContactPriority.Retry);
        }

        contact.State.ShouldBe(ContactState.Exhausted);
    }

    /// <summary>The same table by a campaign's own rules.</summary>
    [Theory]
    [InlineData("SpokeAndFinished", -1, 7 * 24 * 60)]
    [InlineData("NoAnswer", 11, 11)]
    [InlineData("Busy", 12, 12)]
    [InlineData("Voicemail", 13, 13)]
    [InlineData("SwitchedOff", 14, 14)]
    [InlineData("WrongNumber", -1, 7 * 24 * 60)]
    public void Outcome_ByTheRulesOfACampaign_WaitsAsTheySay(string outcome, int retryMinutes, int restMinutes)
    {
        var rules = new RetryRules(1, 11, 12, 13, 14, 7);
        var transition = Transitions.Of(Enum.Parse<Outcome>(outcome), rules);
        transition.RetryAfter.ShouldBe(retryMinutes < 0 ? null : TimeSpan.FromMinutes(retryMinutes));
        transition.NumberRests.ShouldBe(TimeSpan.FromMinutes(restMinutes));
        if (retryMinutes < 0)
            return;
        var contact = new Contact();
        Transitions.Apply(Enum.Parse<Outcome>(outcome), rules, contact, Now);
        contact.State.ShouldBe(ContactState.Exhausted);
    }
}
