namespace Ledgerline.PhoneBank.Calls;

/// <summary>How many calls ended in which way.</summary>
internal sealed record OutcomeCounts(IReadOnlyDictionary<Outcome, int> ByOutcome)
{
    /// <summary>Somebody was spoken with: also who wanted no more calls, and who wanted another.</summary>
    public static readonly Outcome[] Talks = [Outcome.SpokeAndFinished, Outcome.CallBack, Outcome.NeverCallAgain];

    public int Calls => ByOutcome.Values.Sum();

    public int SpokenWith => Sum(outcome => Talks.Contains(outcome));

    public int NotReached => Sum(outcome => outcome is Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail or Outcome.SwitchedOff);

    public int NotTheirs => Sum(outcome => outcome is Outcome.WrongNumber or Outcome.Fax);

    public int Of(Outcome outcome) => ByOutcome.GetValueOrDefault(outcome);

    private int Sum(Func<Outcome, bool> which) => ByOutcome.Where(each => which(each.Key)).Sum(each => each.Value);
}
