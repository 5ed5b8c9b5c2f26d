using Ledgerline.PhoneBank.Calls;

namespace Ledgerline.Bench.Simulating;

/// <summary>What was counted in a simulation. For one thread at a time.</summary>
internal sealed class Tally
{
    private readonly Dictionary<Violation, long> _violations = [];
    private readonly Dictionary<Outcome, long> _outcomes = [];
    private readonly List<double> _minutesLate = [];

    public long Dialled { get; private set; }

    public long Violations => _violations.Values.Sum();

    /// <summary>How calls ended, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<Outcome, long>> Outcomes => _outcomes.OrderByDescending(outcome => outcome.Value);

    /// <summary>By how many minutes each callback that was made was late.</summary>
    public IReadOnlyList<double> MinutesLate => _minutesLate;

    public long Of(Violation violation) => _violations.GetValueOrDefault(violation);

    public void Count(Violation violation, long times = 1) => _violations[violation] = Of(violation) + times;

    public void CountDialled() => Dialled++;

    public void Count(Outcome outcome) => _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;

    public void CountCallback(TimeSpan late) => _minutesLate.Add(late.TotalMinutes);
}
