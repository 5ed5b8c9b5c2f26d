using Ledgerline.Register.Sealing;

namespace Ledgerline.Register.Statistics;

/// <summary>How many people declared in some time. All but the first two leave out those who were annulled since.</summary>
/// <param name="Declared">Everybody, the annulled too.</param>
/// <param name="Annulled">Those of them whose entries were annulled, whenever that was.</param>
/// <param name="Party">Those who left the Party.</param>
/// <param name="YouthLeague">Those who left the Youth League.</param>
/// <param name="YoungPioneers">Those who left the Young Pioneers.</param>
/// <param name="RealNames">Those who gave their own name; the others gave a pseudonym.</param>
internal readonly record struct Counts(long Declared, long Annulled, long Party, long YouthLeague, long YoungPioneers, long RealNames)
{
    /// <summary>Declared less annulled.</summary>
    public long Count => Declared - Annulled;

    /// <summary>Those who gave a pseudonym.</summary>
    public long Pseudonyms => Count - RealNames;

    public static Counts operator +(Counts one, Counts other) => new(
        one.Declared + other.Declared,
        one.Annulled + other.Annulled,
        one.Party + other.Party,
        one.YouthLeague + other.YouthLeague,
        one.YoungPioneers + other.YoungPioneers,
        one.RealNames + other.RealNames);
}

/// <summary>What was counted of one period.</summary>
/// <param name="Start">Its first day.</param>
internal sealed record PeriodCounts(DateOnly Start, Counts Counts);

/// <summary>The register, counted by day. Immutable.</summary>
/// <param name="Size">The size of the log that was counted.</param>
/// <param name="Days">Each day on which somebody declared, the earliest first.</param>
internal sealed record CountedRegister(long Size, IReadOnlyList<PeriodCounts> Days)
{
    /// <summary>Puts what sealing counted together by day.</summary>
    public static CountedRegister Of(long size, IEnumerable<DayTotal> totals) =>
        new(size, [.. totals.GroupBy(total => total.Day).OrderBy(day => day.Key).Select(day => new PeriodCounts(day.Key, Together(day)))]);

    /// <summary>All of it together.</summary>
    public Counts Total => Days.Aggregate(default(Counts), (sum, day) => sum + day.Counts);

    /// <summary>Every period from the first in which somebody declared to the last, those between in which nobody did too, the earliest first.</summary>
    public IReadOnlyList<PeriodCounts> By(Period period)
    {
        var counted = new List<PeriodCounts>();
        foreach (var day in Days)
        {
            var start = period.StartOf(day.Start);
            while (counted.Count > 0 && counted[^1].Start < start)
                counted.Add(new PeriodCounts(period.After(counted[^1].Start), default));
            if (counted.Count == 0)
                counted.Add(new PeriodCounts(start, default));
            counted[^1] = new PeriodCounts(start, counted[^1].Counts + day.Counts);
        }

        return counted;
    }

    private static Counts Together(IEnumerable<DayTotal> day) => day.Aggregate(default(Counts), (sum, total) => total.Organisation switch
    {
        Organisations.Party => sum with { Party = total.Declared - total.Annulled },
        Organisations.YouthLeague => sum with { YouthLeague = total.Declared - total.Annulled },
        Organisations.YoungPioneers => sum with { YoungPioneers = total.Declared - total.Annulled },
        Organisations.None or _ => sum with { Declared = total.Declared, Annulled = total.Annulled, RealNames = total.RealNames },
    });
}
