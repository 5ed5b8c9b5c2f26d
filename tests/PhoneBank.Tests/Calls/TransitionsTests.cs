using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class TransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The table, a row each: what the contact becomes, minutes until it is tried again (-1: never), how many calls may end so, minutes that the number rests, whether the person was reached.</summary>
    [Theory]
    [InlineData("SpokeAndFinished", "Spoken", -1, null, 30 * 24 * 60, true)]
    [InlineData("CallBack", "CallBack", -1, null, -1, true)]
    [InlineData("NoAnswer", "Waiting", 4 * 60, 5, 4 * 60, false)]
    [InlineData("Busy", "Waiting", 20, 5, 20, false)]
    [InlineData("Voicemail", "Waiting", 24 * 60, 3, 24 * 60, false)]
    [InlineData("SwitchedOff", "Waiting", 24 * 60, 3, 24 * 60, false)]
    [InlineData("WrongNumber", "WrongNumber", -1, null, 30 * 24 * 60, false)]
    [InlineData("Fax", "Fax", -1, null, 30 * 24 * 60, false)]
    [InlineData("NeverCallAgain", "NeverCall", -1, null, 30 * 24 * 60, true)]
    public void Outcome_MakesOfTheContact_WhatTheTableSays(string outcome, string state, int retryMinutes, int? atMost, int restMinutes, bool reachesPerson)
    {
        var transition = Transitions.Of(Enum.Parse<Outcome>(outcome), RetryRules.Default);
        transition.ShouldBe(new Transition(
            Enum.Parse<ContactState>(state),
            retryMinutes < 0 ? null : TimeSpan.FromMinutes(retryMinutes),
            atMost,
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
        foreach (var rules in (RetryRules[])[RetryRules.Default, Rules(1, new(10, 1), 7), Rules(10, new(20_160, 10), 365)])
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
        var contact = new Contact { Attempts = Ended(Outcome.NoAnswer, RetryRules.Default.MaxAttempts - 1) };
        Transitions.Apply(Outcome.CallBack, RetryRules.Default, contact, Now);
        contact.Attempts.ShouldBe(Attempts.None);
        Transitions.Apply(Outcome.NoAnswer, RetryRules.Default, contact, Now);
        (contact.Attempts.Total, contact.State).ShouldBe((1, ContactState.Waiting));
    }

    [Fact]
    public void EveryOutcome_HasARow() =>
        Enum.GetValues<Outcome>().ShouldAllBe(outcome => Transitions.Of(outcome, RetryRules.Default) != null);

    [Theory]
    [InlineData("NoAnswer", 5)]
    [InlineData("Busy", 5)]
    [InlineData("Voicemail", 3)]
    [InlineData("SwitchedOff", 3)]
    public void Retry_AfterAsManyAsMayEndSo_IsExhausted(string outcome, int atMost)
    {
        var contact = new Contact();
        for (var attempt = 1; attempt <= atMost; attempt++)
        {
            contact.State.ShouldBe(ContactState.Waiting);
            Transitions.Apply(Enum.Parse<Outcome>(outcome), RetryRules.Default, contact, Now);
            contact.Attempts.Total.ShouldBe(attempt);
            contact.Priority.ShouldBe(ContactPriority.Retry);
        }

        contact.State.ShouldBe(ContactState.Exhausted);
    }

    /// <summary>Each outcome is counted by itself, and all together.</summary>
    [Fact]
    public void Retry_ThatEndsInSeveralWays_IsCountedByEachAndByAll()
    {
        var rules = new RetryRules(6, new(10, 4), new(10, 3), new(10, 2), new(10, 2), 7);
        var contact = new Contact();
        Follow(Outcome.Voicemail, Outcome.SwitchedOff, Outcome.Busy, Outcome.Busy, Outcome.NoAnswer);
        contact.State.ShouldBe(ContactState.Waiting);
        ((Outcome[])[Outcome.NoAnswer, Outcome.Busy, Outcome.Voicemail, Outcome.SwitchedOff]).Select(contact.Attempts.Of).ShouldBe([1, 2, 1, 1]);

        Follow(Outcome.NoAnswer); // The sixth of six, though two more might end so.
        contact.State.ShouldBe(ContactState.Exhausted);

        foreach (var (last, others) in ((Outcome, Outcome[])[])[
            (Outcome.Voicemail, [Outcome.Voicemail, Outcome.SwitchedOff, Outcome.Busy]), (Outcome.SwitchedOff, [Outcome.SwitchedOff, Outcome.Voicemail, Outcome.NoAnswer]),
            (Outcome.Busy, [Outcome.Busy, Outcome.Busy, Outcome.Voicemail]), (Outcome.NoAnswer, [Outcome.NoAnswer, Outcome.NoAnswer, Outcome.NoAnswer])])
        {
            contact = new Contact();
            Follow(others);
            contact.State.ShouldBe(ContactState.Waiting, $"before {last}");
            Follow(last);
            contact.State.ShouldBe(ContactState.Exhausted, $"{last}");
        }

        void Follow(params Outcome[] outcomes)
        {
            foreach (var outcome in outcomes)
                Transitions.Apply(outcome, rules, contact, Now);
        }
    }

    /// <summary>Who asked for a later time is called then, however often that leads nowhere meanwhile; a digit of what is stored never spills into the next.</summary>
    [Fact]
    public void Attempts_BeyondWhatADigitHolds_StayThere()
    {
        var attempts = Ended(Outcome.Busy, 40);
        ((Outcome[])[Outcome.NoAnswer, Outcome.Busy, Outcome.Voicemail, Outcome.SwitchedOff]).Select(attempts.Of).ShouldBe([0, 15, 0, 0]);
        attempts.And(Outcome.SwitchedOff).Total.ShouldBe(16);
    }

    /// <summary>What was stored before outcomes were counted apart is read as calls that nobody answered: nobody is called oftener for it.</summary>
    [Fact]
    public void Attempts_StoredAsATotal_AreThatMany() => (new Attempts(4).Total, new Attempts(4).Of(Outcome.NoAnswer)).ShouldBe((4, 4));

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
        var rules = new RetryRules(1, new(11, 9), new(12, 9), new(13, 9), new(14, 9), 7);
        var transition = Transitions.Of(Enum.Parse<Outcome>(outcome), rules);
        transition.RetryAfter.ShouldBe(retryMinutes < 0 ? null : TimeSpan.FromMinutes(retryMinutes));
        transition.NumberRests.ShouldBe(TimeSpan.FromMinutes(restMinutes));
        if (retryMinutes < 0)
            return;
        var contact = new Contact();
        Transitions.Apply(Enum.Parse<Outcome>(outcome), rules, contact, Now);
        contact.State.ShouldBe(ContactState.Exhausted);
    }

    private static RetryRules Rules(int maxAttempts, Retry each, int restDays) => new(maxAttempts, each, each, each, each, restDays);

    private static Attempts Ended(Outcome outcome, int times) => Enumerable.Repeat(outcome, times).Aggregate(Attempts.None, (attempts, one) => attempts.And(one));
}
