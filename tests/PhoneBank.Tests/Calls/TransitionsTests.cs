using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;

namespace Ledgerline.PhoneBank.Tests.Calls;

public sealed class TransitionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The table, a row each: what the contact becomes, minutes until it is tried again (-1: never), days or minutes that the number rests.</summary>
    [Theory]
    [InlineData("SpokeAndFinished", "Spoken", -1, 30 * 24 * 60)]
    [InlineData("CallBack", "CallBack", -1, -1)]
    [InlineData("NoAnswer", "Waiting", 4 * 60, 4 * 60)]
    [InlineData("Busy", "Waiting", 20, 20)]
    [InlineData("Voicemail", "Waiting", 24 * 60, 24 * 60)]
    [InlineData("SwitchedOff", "Waiting", 24 * 60, 24 * 60)]
    [InlineData("WrongNumber", "WrongNumber", -1, 30 * 24 * 60)]
    [InlineData("Fax", "Fax", -1, 30 * 24 * 60)]
    [InlineData("NeverCallAgain", "NeverCall", -1, 30 * 24 * 60)]
    public void Outcome_MakesOfTheContact_WhatTheTableSays(string outcome, string state, int retryMinutes, int restMinutes)
    {
        var transition = Transitions.Of(Enum.Parse<Outcome>(outcome), RetryRules.Default);
        transition.ShouldBe(new Transition(
            Enum.Parse<ContactState>(state),
            retryMinutes < 0 ? null : TimeSpan.FromMinutes(retryMinutes),
            restMinutes < 0 ? null : TimeSpan.FromMinutes(restMinutes)));
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
