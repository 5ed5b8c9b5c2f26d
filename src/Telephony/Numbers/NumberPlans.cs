using System.Collections.Frozen;
using System.Text;

namespace Ledgerline.Telephony.Numbers;

/// <summary>All numbering plans of one data file. Immutable.</summary>
internal sealed class NumberPlans
{
    private const int MaxCallingCodeDigits = 3;
    private static readonly Lazy<NumberPlans> ShippedPlans = new(() => Load(DataFile.Open("number-plans.txt")));
    private readonly FrozenDictionary<string, NumberPlan> byRegion;
    private readonly NumberPlan[]?[] byCallingCode = new NumberPlan[1000][];

    private NumberPlans(IReadOnlyList<NumberPlan> plans)
    {
        All = plans;
        byRegion = plans.Where(plan => plan.Region != NumberPlan.NonGeographic)
            .ToFrozenDictionary(plan => plan.Region, StringComparer.OrdinalIgnoreCase);
        foreach (var sharing in plans.GroupBy(plan => plan.CallingCode)) byCallingCode[sharing.Key] = [.. sharing];
    }

    /// <summary>The plans that this program carries, read at the first use.</summary>
    public static NumberPlans Shipped => ShippedPlans.Value;

    public IReadOnlyList<NumberPlan> All { get; }

    /// <exception cref="FormatException">The data are not as Data/README.md describes them.</exception>
    public static NumberPlans Load(Stream data)
    {
        using var reader = new StreamReader(data, Encoding.ASCII);
        return new NumberPlans(NumberPlanReader.Read(reader));
    }

    /// <summary>The plan of a region by its ISO code, in upper or lower case; null where there is none.</summary>
    public NumberPlan? Find(string? region) => region is not null && byRegion.TryGetValue(region, out var plan) ? plan : null;

    /// <summary>The main plan of a calling code: the one whose prefixes and formats hold for all that share it.</summary>
    public NumberPlan? FindMain(int callingCode) => byCallingCode[callingCode]?[0];

    /// <summary>The main plan of the calling code that <paramref name="digits"/> begin with; null where there is none.</summary>
    public NumberPlan? FindMainAtStart(ReadOnlySpan<char> digits)
    {
        var callingCode = 0;
        for (var i = 0; i < Math.Min(digits.Length, MaxCallingCodeDigits); i++)
        {
            callingCode = callingCode * 10 + (digits[i] - '0');
            if (callingCode == 0) return null;
            if (FindMain(callingCode) is { } plan) return plan;
        }

        return null;
    }

    /// <summary>
    /// The plan that a national number belongs to, among those that share the calling code. Where one region has the
    /// calling code alone, its plan, valid number or not; else null for a number that none of them claims.
    /// </summary>
    public NumberPlan? FindOwner(int callingCode, ReadOnlySpan<char> nationalNumber)
    {
        var plans = byCallingCode[callingCode];
        if (plans is null or [_]) return plans?[0];
        foreach (var plan in plans)
        {
            var owns = plan.LeadingDigits?.MatchesStart(nationalNumber) ?? plan.KindOf(nationalNumber) is not null;
            if (owns) return plan;
        }

        return null;
    }
}
