using Ledgerline.PhoneBank.Campaigns;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>How many calls ended in which way.</summary>
internal sealed record OutcomeCounts(IReadOnlyDictionary<Outcome, int> ByOutcome)
{
    /// <summary>Somebody was spoken with: also who wanted no more calls, and who wanted another.</summary>
    public static readonly Outcome[] Talks = [.. Enum.GetValues<Outcome>().Where(outcome => FlagsOf(outcome).ReachesPerson)];

    public int Calls => ByOutcome.Values.Sum();

    public int SpokenWith => Sum(outcome => Talks.Contains(outcome));

    public int NotReached => Sum(outcome => FlagsOf(outcome).IsRetried);

    public int NotTheirs => Sum(outcome => FlagsOf(outcome) is { ReachesPerson: false, IsRetried: false });

    public int Of(Outcome outcome) => ByOutcome.GetValueOrDefault(outcome);

    /// <summary>They are the same by whatever rules.</summary>
    private static Transition FlagsOf(Outcome outcome) => Transitions.Of(outcome, RetryRules.Default);

    private int Sum(Func<Outcome, bool> which) => ByOutcome.Where(each => which(each.Key)).Sum(each => each.Value);
}
